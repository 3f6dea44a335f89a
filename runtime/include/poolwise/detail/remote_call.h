// A call as it runs in a worker: for one call of submit, and for a chunk of a loop's elements.
//
// In:  the request's bytes. Out: the reply's.
// The reply of a chunk is the results of its first elements, then perhaps the exception of the
// next, then a chunk_end.
//
// Thread safety: runs in the worker's only thread.
// Blocking:      as the function does.
// Exceptions:    the function's; a chunk keeps them for the reply.
// Shutdown:      independent of it.
#ifndef POOLWISE_DETAIL_REMOTE_CALL_H
#define POOLWISE_DETAIL_REMOTE_CALL_H

#include <poolwise/detail/call_context.h>
#include <poolwise/detail/exception_bytes.h>
#include <poolwise/detail/remote_function.h>
#include <poolwise/detail/submitted.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <cxxabi.h>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace poolwise::detail {

/// As what an argument of submit arrives: a string literal as a std::string.
template <class T>
using sent_t = std::conditional_t<std::is_same_v<std::decay_t<T>, const char *> ||
                                      std::is_same_v<std::decay_t<T>, char *>,
                                  std::string, received_t<std::decay_t<T>>>;

/// The result of submit(f, args...) in a worker. References are sent as values.
template <class F, class... Args>
using remote_result_t = std::remove_cvref_t<submitted_t<F, Args...>>;

template <class F, class... Args> void remote_submitted(input_archive &in, call_context &context) {
  F f = read_function<F>(in);
  std::tuple<Args...> args{in.read<Args>()...}; // braces: from left to right
  const auto run = [&](Args &...each) -> decltype(auto) {
    if constexpr (takes_stop_token<F, Args...>)
      return std::invoke(std::move(f), context.stop_token(), std::move(each)...);
    else
      return std::invoke(std::move(f), std::move(each)...);
  };
  if constexpr (std::is_void_v<remote_result_t<F, Args...>>)
    std::apply(run, args);
  else
    context.reply.write<remote_result_t<F, Args...>>(std::apply(run, args));
}

/// Of integers that are not sent one by one, in one chunk.
inline constexpr std::uint64_t most_evenly_spaced = std::uint64_t{1} << 20;

struct chunk_end {
  std::uint64_t done;            ///< elements whose results are there
  std::uint64_t exception_bytes; ///< 0: none threw
};

/// How an element reaches the function: as something of its own, which it may move from.
template <class F, class T> decltype(auto) call_with_element(F &f, T &x) {
  if constexpr (std::is_invocable_v<F &, T &&>)
    return std::invoke(f, std::move(x));
  else
    return std::invoke(f, std::as_const(x));
}

template <class F, class T>
inline constexpr bool can_take_element =
    std::is_invocable_v<F &, T &&> || std::is_invocable_v<F &, const T &>;

/// The elements of a chunk, one after the other. Those that are their bytes lie at known places.
template <class T, bool EvenlySpaced> class chunk_elements {
public:
  /// And there are as many as the count says.
  static constexpr bool at_known_places = bulk<T> && has_load<T>;

  chunk_elements(input_archive &in, std::uint64_t count) : in_(in) {
    if constexpr (at_known_places) {
      if (count > in.remaining() / sizeof(T))
        throw bad_archive("poolwise: the data hold an impossible size");
      next_ = in.skip(static_cast<std::size_t>(count) * sizeof(T));
    }
  }
  T next() {
    if constexpr (at_known_places) {
      T x{};
      std::memcpy(std::addressof(x), std::exchange(next_, next_ + sizeof(T)), sizeof(T));
      return x;
    } else {
      return in_.read<T>();
    }
  }

private:
  input_archive &in_;
  const std::byte *next_ = nullptr;
};

/// Integers that are as far from each other: the first one and the distance were sent.
template <class T> class chunk_elements<T, true> {
  using modular = std::make_unsigned_t<T>;

public:
  static constexpr bool at_known_places = true;

  chunk_elements(input_archive &in, std::uint64_t count)
      : next_(in.read<modular>()), distance_(in.read<modular>()) {
    if (count > most_evenly_spaced)
      throw bad_archive("poolwise: the data hold an impossible size");
  }
  T next() { return static_cast<T>(std::exchange(next_, static_cast<modular>(next_ + distance_))); }

private:
  modular next_;
  modular distance_;
};

/// The results of a chunk, one after the other; none if R is void. Those that are their bytes go to
/// known places, if the count can be trusted; what was not filled is given back at the end.
template <class R, bool TrustsCount> class chunk_results {
public:
  chunk_results(output_archive &out, std::uint64_t count) : out_(out) {
    if constexpr (at_known_places)
      next_ = out.extend(static_cast<std::size_t>(count) * sizeof(R));
  }
  ~chunk_results() {
    if constexpr (at_known_places)
      archive_access::cut(out_, next_);
  }
  chunk_results(const chunk_results &) = delete;
  chunk_results &operator=(const chunk_results &) = delete;

  template <class F, class T> void put_result_of(F &f, T &x) {
    if constexpr (std::is_void_v<R>) {
      static_cast<void>(call_with_element(f, x));
    } else if constexpr (at_known_places) {
      const R result = static_cast<R>(call_with_element(f, x));
      std::memcpy(std::exchange(next_, next_ + sizeof(R)), std::addressof(result), sizeof(R));
    } else {
      out_.write<R>(static_cast<R>(call_with_element(f, x)));
    }
  }

private:
  static constexpr bool at_known_places =
      TrustsCount && bulk<std::conditional_t<std::is_void_v<R>, std::vector<int>, R>>;
  output_archive &out_;
  std::byte *next_ = nullptr;
};

/// R void: no results are wanted.
template <class F, class T, class R, bool EvenlySpaced>
void remote_chunk(input_archive &in, call_context &context) {
  F f = read_function<F>(in);
  const auto count = in.read<std::uint64_t>();
  output_archive &out = context.reply;
  chunk_end end{0, 0};
  try {
    using elements_type = chunk_elements<T, EvenlySpaced>;
    elements_type elements(in, count);
    chunk_results<R, elements_type::at_known_places> results(out, count);
    for (; end.done != count; ++end.done) {
      context.begin_element(end.done);
      T x = elements.next();
      results.put_result_of(f, x);
    }
  } catch (const abi::__forced_unwind &) {
    throw;
  } catch (...) {
    const std::size_t before = out.size();
    write_current_exception(out);
    end.exception_bytes = out.size() - before;
  }
  out.write_bytes(&end, sizeof end);
}

} // namespace poolwise::detail

#endif

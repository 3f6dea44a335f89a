// The calls of a pool of processes: what executor.h offers, on a crew of worker processes.
//
// In:  calls. Out: jobs for the crew, and their results.
//
// Thread safety, Blocking, Exceptions, Shutdown: see process_pool.h.
#ifndef POOLWISE_DETAIL_PROCESS_EXECUTOR_H
#define POOLWISE_DETAIL_PROCESS_EXECUTOR_H

#include <poolwise/detail/remote_continuation.h>
#include <poolwise/detail/remote_loop.h>
#include <poolwise/detail/remote_task.h>
#include <poolwise/executor.h>

#include <cstddef>
#include <exception>
#include <initializer_list>
#include <ranges>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace poolwise {

class process_pool;
class limited_processes;

namespace detail {

class default_processes;
class process_base;

template <> inline constexpr bool copies_results<process_pool> = true;
template <> inline constexpr bool copies_results<limited_processes> = true;

/// A call with its arguments as bytes, for every worker.
struct written_call {
  code_address function;
  std::vector<std::byte> bytes;
  bool present = false;
};
template <class F, class... To, class... From>
written_call write_call(const F &f, const From &...args) {
  require_sendable<F>();
  output_archive out;
  write_function(out, f);
  (out.write<To>(To(args)), ...);
  return {address_of(reinterpret_cast<any_function>(&remote_submitted<F, To...>)),
          {out.bytes().begin(), out.bytes().end()},
          true};
}

template <class Pool> class process_executor : public executor<Pool> {
public:
  /// f(args...) later, in a worker; f may take a leading std::stop_token. Arguments are serialized
  /// here and now; string literals arrive as std::string. cancel() on the future also ends a
  /// running task: it is asked to stop if it takes a token, and else its worker is killed.
  template <class F, class... Args>
  auto submit(F &&f, Args &&...args) -> future<remote_result_t<std::decay_t<F>, sent_t<Args>...>> {
    using function = std::decay_t<F>;
    require_sendable<function>();
    if constexpr (sendable_function<function>)
      return send_call<function>(self().crew(), self().limits(), f, args...);
  }

  /// As executor's, except that all functions run, also if one throws.
  template <class... Fs>
    requires(sizeof...(Fs) > 0)
  auto invoke(Fs &&...fs) {
    std::tuple<future<remote_result_t<std::decay_t<Fs>>>...> calls;
    std::exception_ptr first;
    try {
      std::apply([&](auto &...call) { ((call = submit(fs)), ...); }, calls);
    } catch (...) { // one cannot be sent
      first = std::current_exception();
    }
    const auto take = [&]<class R>(future<R> &call) {
      slot<R> result;
      try {
        if (call.valid())
          result.fill([&]() -> R { return call.get(); });
      } catch (...) {
        if (first == nullptr)
          first = std::current_exception();
      }
      return result;
    };
    // Braces: from left to right.
    auto results = std::apply(
        [&](auto &...each) { return std::tuple<decltype(take(each))...>{take(each)...}; }, calls);
    if (first != nullptr)
      std::rethrow_exception(first);
    if constexpr (!(std::is_void_v<std::invoke_result_t<Fs>> && ...))
      return std::apply(
          [](auto &...each) {
            return std::tuple<typename std::remove_reference_t<decltype(each)>::taken...>(
                each.take()...);
          },
          results);
  }

  /// As executor's.
  template <std::ranges::input_range Range, class Predicate>
  [[nodiscard]] std::ptrdiff_t count_if(Range &&range, Predicate &&pred, const options &how = {}) {
    std::ptrdiff_t count = 0;
    for (const unsigned char one :
         this->map(std::forward<Range>(range), one_or_zero<std::decay_t<Predicate>>{pred}, how))
      count += one;
    return count;
  }
  template <class T, class Predicate>
  [[nodiscard]] std::ptrdiff_t count_if(std::initializer_list<T> range, Predicate &&pred,
                                        const options &how = {}) {
    return count_if(std::ranges::subrange(range), pred, how);
  }

protected:
  process_executor() = default;
  ~process_executor() = default;

private:
  friend class executor<Pool>;
  friend class future_access; // future::then
  Pool &self() { return static_cast<Pool &>(*this); }

  /// As submit(f, result of first), once that is there.
  template <class R, class F> auto launch_after(future<R> first, F &&f) {
    using function = std::decay_t<F>;
    require_sendable<function>();
    if constexpr (sendable_function<function>) {
      auto *const made = new remote_continuation<R, function>(self().crew(), self().limits(),
                                                              std::move(first), std::forward<F>(f));
      future<remote_next_t<function, R>> result(made);
      made->follow_first();
      return result;
    }
  }

  template <class Elements, class F, class Slots>
  outcome evaluate(const Elements &elements, F &f, Slots &slots, const options &how,
                   loop_history *history) {
    using function = std::decay_t<F>;
    using element = received_t<decltype(elements[0])>;
    require_sendable<function>();
    static_assert(can_take_element<function, element>,
                  "this function changes its elements: a worker process could only change copies");
    if constexpr (sendable_function<function> && can_take_element<function, element>) {
      const function &sent = f;
      return remote_loop_of<Elements, function, Slots>(self().crew(), self().limits(), how,
                                                       elements, sent, slots, history)
          .run();
    } else {
      return {};
    }
  }
};

} // namespace detail
} // namespace poolwise

#endif

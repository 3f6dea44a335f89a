// One map, for_each, ... on worker processes: chunks of elements are written, sent, and their
// results put into their slots as they come back.
//
// In:  elements by index, a function, slots. Out: an outcome, as from detail/loop.h: every index
//      below it has been run to its end and its result is in its slot. If a worker dies, that is
//      the first index of the chunk that it was running.
// Only a few chunks for each worker exist at a time, so a long range is not written at once.
//
// Thread safety: one thread runs it; results come in from any thread that serves the pool.
// Blocking:      until every chunk that has begun has ended.
// Exceptions:    kept, not thrown.
// Shutdown:      a pool that drains finishes the loop; shutdown_now cancels it.
#ifndef POOLWISE_DETAIL_REMOTE_LOOP_H
#define POOLWISE_DETAIL_REMOTE_LOOP_H

#include <poolwise/detail/elements.h>
#include <poolwise/detail/loop.h>
#include <poolwise/detail/progress.h>
#include <poolwise/detail/remote_call.h>
#include <poolwise/detail/remote_task.h>
#include <poolwise/detail/slots.h>
#include <poolwise/options.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <exception>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace poolwise::detail {

class remote_loop : private awaited {
public:
  outcome run();

protected:
  remote_loop(crew_access crew, const task_limits &limits, const options &how, std::size_t count,
              code_address function, loop_history *history);
  ~remote_loop();

  /// Writes the function, and the elements from `first` on, `most` at most; fewer if they are
  /// large. Says how many. If writing an element throws: how many came before, and the exception.
  virtual std::size_t write_chunk(output_archive &out, std::size_t first, std::size_t most,
                                  std::exception_ptr &error) = 0;
  /// Puts results into their slots; throws if the bytes are not what was to be expected.
  virtual void read_results(std::span<const std::byte> bytes, std::size_t first,
                            std::size_t count) = 0;
  virtual std::string name_of_function() const = 0;

private:
  class chunk;

  outcome deal_out();
  bool over() noexcept override;
  void sleep() noexcept override;
  bool send_next();
  void record(std::size_t index, std::exception_ptr why, bool threw) noexcept;
  void drop_those_behind(std::size_t index);
  std::size_t next_size() const noexcept;
  bool told_to_stop() noexcept;
  void learn(const chunk &done, double ns) noexcept;

  const crew_access crew_;
  const task_limits limits_;
  const options &how_;
  const std::size_t count_;
  const code_address function_;
  loop_history *const history_;
  const std::size_t most_chunks_; // under way at a time
  const std::unique_ptr<event> changed_;

  progress progress_;
  const std::chrono::steady_clock::time_point give_up_at_;
  bool timed_out_ = false;

  std::size_t next_ = 0; // the first element that has not been sent
  std::vector<std::unique_ptr<chunk>> chunks_;

  std::mutex mutex_; // guards what follows
  std::vector<chunk *> free_;
  std::size_t under_way_ = 0;
  std::size_t failed_at_;
  std::exception_ptr failure_;
  bool threw_ = false;
  double element_ns_ = -1;
  std::size_t last_size_ = 0; // of the chunk that element_ns_ is from

  std::atomic<std::uint32_t> ended_{0}; // chunks, for over()
  std::uint32_t seen_ended_ = 0;
};

template <class Elements, class F, class Slots> class remote_loop_of final : public remote_loop {
  using reference = decltype(std::declval<const Elements &>()[0]);
  using T = received_t<reference>;
  static constexpr bool spaced = evenly_spaced<Elements>;
  static constexpr bool no_results = std::is_same_v<Slots, no_slots>;
  using R = std::conditional_t<no_results, void,
                               std::remove_cvref_t<std::invoke_result_t<F &, reference>>>;

public:
  remote_loop_of(crew_access crew, const task_limits &limits, const options &how,
                 const Elements &elements, const F &f, Slots &slots, loop_history *history)
      : remote_loop(std::move(crew), limits, how, elements.size(),
                    address_of(reinterpret_cast<any_function>(&remote_chunk<F, T, R, spaced>)),
                    history),
        elements_(elements), f_(f), slots_(slots) {}

private:
  // More than this is not copied into shared memory at once.
  static constexpr std::size_t large = std::size_t{1} << 20;

  std::size_t write_chunk(output_archive &out, std::size_t first, std::size_t most,
                          std::exception_ptr &error) override {
    write_function(out, f_);
    const std::size_t count_at = out.size();
    std::uint64_t count = most;
    if constexpr (spaced)
      count = std::min<std::uint64_t>(most, most_evenly_spaced);
    else if constexpr (bulk<T>)
      count = std::min<std::size_t>(most, 1 + large / sizeof(T));
    out.write(count);
    const std::size_t written = write_elements(out, first, static_cast<std::size_t>(count), error);
    if (written != count) {
      count = written;
      std::memcpy(const_cast<std::byte *>(out.bytes().data()) + count_at, &count, sizeof count);
    }
    return written;
  }
  std::size_t write_elements(output_archive &out, std::size_t first, std::size_t count,
                             std::exception_ptr &error) {
    if constexpr (spaced) {
      using modular = std::make_unsigned_t<T>;
      const auto at = static_cast<modular>(elements_[first]);
      const auto next = count > 1 ? static_cast<modular>(elements_[first + 1]) : at;
      out(at, static_cast<modular>(next - at));
      return count;
    }
    std::size_t i = 0;
    try {
      if constexpr (bulk<T>) {
        std::byte *to = out.extend(count * sizeof(T));
        for (; i != count; ++i, to += sizeof(T)) {
          const T x = elements_[first + i];
          std::memcpy(to, std::addressof(x), sizeof(T));
        }
      } else {
        for (; i != count && (i == 0 || out.size() < large); ++i)
          write_element(out, elements_[first + i]);
      }
    } catch (...) {
      error = std::current_exception();
    }
    return i;
  }
  static void write_element(output_archive &out, reference &&x) {
    if constexpr (std::is_same_v<T, std::remove_cvref_t<reference>>)
      out.write<T>(x);
    else
      out.write<T>(T(x));
  }

  void read_results(std::span<const std::byte> bytes, std::size_t first,
                    std::size_t count) override {
    input_archive in(bytes);
    if constexpr (!no_results) {
      if constexpr (bulk<R> && requires { slots_.at(first); }) {
        in.read_bytes(slots_.at(first), count * sizeof(R)); // count is not above the chunk's
      } else {
        auto next = [](input_archive &from) -> R { return from.read<R>(); };
        for (std::size_t i = 0; i != count; ++i)
          slots_.put(first + i, next, in);
      }
    }
  }
  std::string name_of_function() const override { return detail::name_of_function(f_); }

  const Elements &elements_;
  const F &f_;
  Slots &slots_;
};

} // namespace poolwise::detail

#endif

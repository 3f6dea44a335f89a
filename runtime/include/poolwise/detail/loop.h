// One map, for_each, ... while it runs: a cursor over the indices 0 .. count-1 from which the
// calling thread and any pool threads that join take chunks, in ascending order.
//
// In:  how many elements, what to do with a block of them, and the caller's options.
// Out: an outcome: the exception of the lowest index that threw, or cancelled.
// Invariant: every index below the outcome's index has been run to its end. For an exception that
// index is where the sequential loop would have thrown: chunks are taken in ascending order and a
// chunk that was taken is run, whatever fails meanwhile, up to its own first exception.
//
// Thread safety: run_block and record_failure may be called by all joined threads.
// Blocking:      as the elements do.
// Exceptions:    kept, not thrown.
// Shutdown:      shutdown_now makes the loop take no further chunk.
#ifndef POOLWISE_DETAIL_LOOP_H
#define POOLWISE_DETAIL_LOOP_H

#include <poolwise/detail/progress.h>
#include <poolwise/detail/work.h>
#include <poolwise/options.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <limits>
#include <mutex>

namespace poolwise::detail {

class event; // src/park.h

/// What one kind of loop body has cost so far; tells in advance whether a loop is too small to be
/// worth waking a thread. One for each body type, shared by all threads.
class loop_history {
public:
  /// Nanoseconds an element; negative: never run.
  double cost() const noexcept { return cost_.load(std::memory_order_relaxed); }
  void learn(double ns_per_element) noexcept;

private:
  std::atomic<double> cost_{-1};
};

/// How a loop ended.
struct outcome {
  std::size_t good = 0;     ///< every index below it has been run to its end
  std::exception_ptr error; ///< null: all were run
  bool threw = false;       ///< index `good` threw, as opposed to being cancelled

  void rethrow() const {
    if (error)
      std::rethrow_exception(error);
  }
};

class loop : public work {
public:
  using block = void (*)(void *body, loop &self, std::size_t first, std::size_t last) noexcept;

  loop(std::size_t count, block run, void *body, const options &how, loop_history *history);

  /// Called by `block` when index threw; must be called within a catch clause.
  void record_failure(std::size_t index) noexcept;

private:
  friend class thread_crew;
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  /// Takes and runs chunks until there is none left. With only_while_small it returns true as soon
  /// as the rest looks worth sharing.
  bool participate(bool only_while_small = false) noexcept;
  /// Whether, by its history, the loop is over before another thread is awake.
  bool looks_small() const noexcept;
  /// How long the rest must take to be worth sharing.
  double worth_sharing() const noexcept;
  bool take(std::size_t size, std::size_t &first, std::size_t &last) noexcept;
  bool told_to_stop() noexcept;
  void run_chunk(std::size_t first, std::size_t last) noexcept;
  std::size_t remaining() const noexcept;
  std::size_t fair(std::size_t size) const noexcept;
  outcome finish() noexcept;
  /// Runs all elements as src/rehearsal.h tells.
  outcome rehearse();

  const std::size_t count_;
  const block run_;
  void *const body_;
  const options &how_;
  loop_history *const history_;
  const std::atomic<bool> *abandoned_ = nullptr;      // the pool's: shutdown_now was called
  const std::atomic<std::uint32_t> *awake_ = nullptr; // how many of its threads spin for work
  bool paced_ = false;                                // chunk sizes follow the measured cost
  const std::chrono::steady_clock::time_point give_up_at_;
  std::size_t sharers_ = 1; // how many threads may take part at most

  std::atomic<std::size_t> cursor_{0};
  std::atomic<std::size_t> failed_at_{none};
  std::atomic<std::uint64_t> busy_ns_{0};
  std::atomic<bool> timed_out_{false};
  progress progress_;
  std::mutex failure_mutex_;
  std::exception_ptr failure_;

  // Guarded by the pool's mutex.
  std::size_t wanted_ = 0;    // how many more threads may join
  std::size_t inside_ = 0;    // pool threads that have joined and not left
  event *all_left_ = nullptr; // where the calling thread waits for inside_ to become 0
};

/// A loop over body(i), as a block function.
template <class Body>
void run_block(void *body, loop &self, std::size_t first, std::size_t last) noexcept {
  Body &element = *static_cast<Body *>(body);
  std::size_t i = first;
  try {
    for (; i != last; ++i)
      element(i);
  } catch (...) {
    self.record_failure(i);
  }
}

} // namespace poolwise::detail

#endif

// Tells the caller's progress function how far a loop has come.
//
// In:  how many elements have been run, from any thread. Out: calls of the function: one at a time,
//      with rising numbers, at most every 50 ms; and a last one from finish.
//
// Thread safety: add may be called by all threads of the loop.
// Blocking:      add calls the function or does not wait.
// Exceptions:    the function's are kept, and end the loop.
// Shutdown:      independent of it.
#ifndef POOLWISE_DETAIL_PROGRESS_H
#define POOLWISE_DETAIL_PROGRESS_H

#include <poolwise/options.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <exception>
#include <mutex>

namespace poolwise::detail {

class progress {
public:
  progress(const options &how, std::size_t all) noexcept : how_(how), all_(all) {}

  void add(std::size_t more) noexcept {
    if (!how_.progress)
      return;
    done_.fetch_add(more, std::memory_order_relaxed);
    if (const std::unique_lock lock(telling_, std::try_to_lock); lock) {
      const auto now = std::chrono::steady_clock::now();
      if (now - told_at_ >= interval)
        tell(now);
    }
  }
  /// Called by one thread when no other is in add any more.
  void finish() noexcept {
    if (how_.progress && done_.load(std::memory_order_relaxed) != told_)
      tell({});
  }
  bool failed() const noexcept { return failed_.load(std::memory_order_acquire); }
  const std::exception_ptr &error() const noexcept { return error_; }

private:
  static constexpr std::chrono::milliseconds interval{50};

  void tell(std::chrono::steady_clock::time_point now) noexcept {
    if (failed())
      return;
    told_at_ = now;
    told_ = done_.load(std::memory_order_relaxed);
    try {
      how_.progress(told_, all_);
    } catch (...) {
      error_ = std::current_exception();
      failed_.store(true, std::memory_order_release);
    }
  }

  const options &how_;
  const std::size_t all_;
  std::atomic<std::size_t> done_{0};
  std::mutex telling_; // for what stands below
  std::chrono::steady_clock::time_point told_at_{};
  std::size_t told_ = 0;
  std::exception_ptr error_;
  std::atomic<bool> failed_{false};
};

} // namespace poolwise::detail

#endif

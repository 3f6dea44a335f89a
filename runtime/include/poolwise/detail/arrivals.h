// Tasks in the order in which they finish.
//
// In:  tasks that are expected, numbered 0, 1, ... Out: the numbers, as the tasks finish.
//
// Thread safety: one thread at a time uses it; the tasks finish on any.
// Blocking:      next waits for a task. On a thread that works for a pool it runs an expected task
//                that nobody has started instead, so that waiting inside of pools of any size
//                cannot deadlock; that may take longer than the deadline.
// Exceptions:    std::bad_alloc from expect.
// Shutdown:      independent of it: tasks that are dropped count as finished.
#ifndef POOLWISE_DETAIL_ARRIVALS_H
#define POOLWISE_DETAIL_ARRIVALS_H

#include <poolwise/detail/task.h>
#include <poolwise/detail/watcher.h>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>

namespace poolwise::detail {

class arrivals {
public:
  arrivals() = default;
  ~arrivals();
  arrivals(const arrivals &) = delete;
  arrivals &operator=(const arrivals &) = delete;

  void expect(task &what);
  /// How many have not been taken by next.
  std::size_t left() const noexcept { return expected_ - taken_; }
  /// The next one that has finished; nothing if none does until then, or none is left.
  std::optional<std::size_t> next(std::chrono::steady_clock::time_point until);

private:
  class arrival final : public watcher {
  public:
    arrival(arrivals &to, task &what, std::size_t number);
    ~arrival();
    void finished(task &) noexcept override { to_.arrive(*this); }

    arrivals &to_;
    task &task_;
    const std::size_t number_;
    bool arrived_ = false;
    std::list<arrival>::iterator place_{};
  };

  void arrive(arrival &which) noexcept;
  bool run_one() noexcept;

  std::size_t expected_ = 0;
  std::size_t taken_ = 0;
  std::mutex mutex_; // for the lists
  std::condition_variable something_arrived_;
  std::list<arrival> awaited_;
  std::list<arrival> arrived_;
};

} // namespace poolwise::detail

#endif

// A task that is run once enough other tasks are finished, by the thread that finished the last
// one.
//
// In:  the tasks, how many must be finished, and a function that then does not wait. Out: a future
//      of what the function gives. Whoever waits for it earlier runs the function, which then
//      waits.
//
// Thread safety: the tasks may finish on any threads.
// Blocking:      never.
// Exceptions:    std::bad_alloc; the function's are kept.
// Shutdown:      independent of it: in no pool's queue.
#ifndef POOLWISE_DETAIL_COLLECTED_H
#define POOLWISE_DETAIL_COLLECTED_H

#include <poolwise/detail/submitted.h>
#include <poolwise/detail/watcher.h>
#include <poolwise/future.h>

#include <atomic>
#include <cstddef>
#include <memory>
#include <stop_token>
#include <utility>
#include <vector>

namespace poolwise::detail {

/// Counts down, one lasting watcher for each task, and runs `made` at 0.
class countdown {
public:
  countdown(task &made, std::size_t from) noexcept : made_(made), left_(from) { made_.keep(); }
  ~countdown() { made_.release(); }
  countdown(const countdown &) = delete;
  countdown &operator=(const countdown &) = delete;

  void step() noexcept {
    if (left_.fetch_sub(1, std::memory_order_acq_rel) == 1)
      made_.run_if_pending();
  }

private:
  task &made_;
  std::atomic<std::size_t> left_; // wraps around after 0, which nobody looks at any more
};

class countdown_step final : public watcher {
public:
  explicit countdown_step(std::shared_ptr<countdown> of) noexcept
      : watcher(true), of_(std::move(of)) {}
  void finished(task &) noexcept override {
    of_->step();
    delete this;
  }

private:
  ~countdown_step() = default;
  const std::shared_ptr<countdown> of_;
};

template <class F>
auto collect(const std::vector<task *> &tasks, std::size_t needed, F &&f)
    -> future<submitted_t<std::decay_t<F>>> {
  auto *const made = new submitted<std::decay_t<F>>(std::stop_token(), std::forward<F>(f));
  future<submitted_t<std::decay_t<F>>> result(made);
  if (tasks.empty()) {
    made->run_if_pending();
  } else {
    const auto counter = std::make_shared<countdown>(*made, needed);
    for (task *const one : tasks) // the function owns them, and may have run before the last step
      one->keep();
    for (task *const one : tasks) {
      auto *const step = new countdown_step(counter);
      if (!one->watch(*step))
        step->finished(*one);
      one->release();
    }
  }
  return result;
}

} // namespace poolwise::detail

#endif

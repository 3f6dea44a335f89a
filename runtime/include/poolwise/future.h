// The result of a submitted task that has perhaps not been computed yet.
//
// In:  only submit makes valid ones. Out: the task's result or exception, once.
// Not handled yet: then, when_all, shared futures.
//
// Thread safety: as std::future: one thread at a time uses a future; cancel may come from any.
// Blocking:      get and wait run the task on the calling thread if no thread has started it, and
//                block otherwise; so they never deadlock when called from a task. wait_for blocks
//                at most as long as said and never runs the task. The DESTRUCTOR DOES NOT BLOCK:
//                the task goes on (unlike the future of std::async), its result is thrown away.
// Exceptions:    get rethrows the task's exception; poolwise::cancelled if it was cancelled before
//                it started; std::future_error (no_state) on a future that is not valid.
// Shutdown:      stays usable after its pool is gone: by then the task is finished or cancelled.
#ifndef POOLWISE_FUTURE_H
#define POOLWISE_FUTURE_H

#include <poolwise/detail/slots.h>
#include <poolwise/detail/task.h>
#include <poolwise/errors.h>

#include <chrono>
#include <exception>
#include <future>
#include <utility>

namespace poolwise {

namespace detail {

/// A task with room for its result.
template <class R> class task_with_result : public task {
public:
  slot<R> result;
  std::exception_ptr error;
};

} // namespace detail

template <class R> class [[nodiscard]] future {
public:
  future() noexcept = default;
  explicit future(detail::task_with_result<R> *owned) noexcept : task_(owned) {}
  future(future &&other) noexcept : task_(std::exchange(other.task_, nullptr)) {}
  future &operator=(future &&other) noexcept {
    future(std::move(other)).swap(*this);
    return *this;
  }
  ~future() {
    if (task_ != nullptr)
      task_->release();
  }
  void swap(future &other) noexcept { std::swap(task_, other.task_); }

  /// Whether there is a task; false after get().
  bool valid() const noexcept { return task_ != nullptr; }
  /// Whether get() would neither run nor wait for anything.
  bool ready() const { return state().is_finished(); }
  /// Returns once the task is finished or cancelled.
  void wait() const { state().help_or_wait(); }
  /// Waits at most that long. The task is not run here, so in a pool whose threads are all taken
  /// this may time out where wait() would not.
  template <class Rep, class Period>
  std::future_status wait_for(std::chrono::duration<Rep, Period> time) const {
    const auto now = std::chrono::steady_clock::now();
    const auto longest = std::chrono::duration<double>(std::chrono::steady_clock::duration::max() -
                                                       now.time_since_epoch());
    const auto deadline = std::chrono::duration<double>(time) >= longest
                              ? std::chrono::steady_clock::time_point::max()
                              : now + std::chrono::ceil<std::chrono::steady_clock::duration>(time);
    return state().wait_until(deadline) ? std::future_status::ready : std::future_status::timeout;
  }
  /// Waits, then gives the result or rethrows; the future is not valid afterwards.
  R get() {
    future taken(std::move(*this));
    detail::task_with_result<R> &done = taken.state();
    done.help_or_wait();
    if (done.was_cancelled())
      throw cancelled();
    if (done.error)
      std::rethrow_exception(done.error);
    if constexpr (!std::is_void_v<R>)
      return done.result.take();
  }
  /// Cancels the task if it has not started: true, and get() throws poolwise::cancelled. Otherwise
  /// false, and a task that takes a std::stop_token is asked to stop: get() gives what it makes of
  /// it.
  bool cancel() { return state().cancel(); }

private:
  detail::task_with_result<R> &state() const {
    if (task_ == nullptr)
      throw std::future_error(std::future_errc::no_state);
    return *task_;
  }
  detail::task_with_result<R> *task_ = nullptr;
};

} // namespace poolwise

#endif

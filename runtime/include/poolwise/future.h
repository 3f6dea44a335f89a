// The result of a submitted task that has perhaps not been computed yet.
//
// In:  only submit makes valid ones. Out: the task's result or exception, once.
// Not handled: sharing a result among several futures. Waiting for several: waiting.h.
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
#include <functional>
#include <future>
#include <type_traits>
#include <utility>

namespace poolwise {

class cpu_pool;
class io_pool;
cpu_pool &cpu_threads();
io_pool &io_threads();

template <class R> class future;

namespace detail {

class thread_pool;

/// A task with room for its result.
template <class R> class task_with_result : public task {
public:
  using task::task;
  slot<R> result;
  std::exception_ptr error;
};

template <class F, class R> struct result_of_next : std::is_invocable<F, R> {};
template <class F, class R>
  requires std::is_void_v<R>
struct result_of_next<F, R> : std::is_invocable<F> {};

/// What then runs on a thread.
template <class R, class F> struct next_step;

/// What the runtime does with futures that users do not.
class future_access {
public:
  template <class R> static task &task_of(const future<R> &f) { return f.state(); }

  template <class R> static task_with_result<R> &state_of(const future<R> &f) { return f.state(); }

  /// f is called where the pool runs functions; with the future itself, which cannot be sent to a
  /// process, on an I/O thread.
  template <class Pool, class R, class F> static auto then(Pool &pool, future<R> first, F &&f) {
    using step = next_step<R, std::decay_t<F>>;
    task &before = task_of(first);
    if constexpr (std::is_base_of_v<thread_pool, Pool>)
      return pool.launch_after(before, step{std::move(first), std::forward<F>(f)});
    else if constexpr (step::takes_future)
      return default_pool<io_pool, F>(io_threads())
          .launch_after(before, step{std::move(first), std::forward<F>(f)});
    else
      return pool.launch_after(std::move(first), std::forward<F>(f));
  }
  /// The pool as a name that is looked up when the template is used, when its type is complete.
  template <class Pool, class> static Pool &default_pool(Pool &pool) { return pool; }
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
    // Taken out, so that a worker that lets go of the task last does not destroy the exception: the
    // count in it is invisible to ThreadSanitizer, which would call that a race with its readers.
    if (done.error)
      std::rethrow_exception(std::move(done.error));
    if constexpr (!std::is_void_v<R>)
      return done.result.take();
  }
  /// Waits, then gives the exception that get() would throw; null if it would give a result.
  std::exception_ptr exception() const {
    detail::task_with_result<R> &done = state();
    done.help_or_wait();
    return done.was_cancelled() ? std::make_exception_ptr(cancelled()) : done.error;
  }

  /// f(result) on the pool, once the result is there; f() if it is void. If there is an exception
  /// instead, f is not called and the new future has that exception; unless f takes a future<R>:
  /// then it is called with this one, in any case. This future is not valid afterwards. If the
  /// pool has been shut down by then, the new future is cancelled. Cancelling the new one leaves
  /// the first task alone.
  template <class Pool, class F> auto then(Pool &pool, F &&f) {
    return detail::future_access::then(pool, std::move(*this), std::forward<F>(f));
  }
  /// The same on cpu_threads(). For what waits, say then(io_threads(), f).
  template <class F> auto then(F &&f) {
    return then(detail::future_access::default_pool<cpu_pool, F>(cpu_threads()),
                std::forward<F>(f));
  }

  /// Cancels the task if it has not started: true, and get() throws poolwise::cancelled. Otherwise
  /// false, and a task that takes a std::stop_token is asked to stop: get() gives what it makes of
  /// it.
  bool cancel() { return state().cancel(); }

private:
  friend class detail::future_access;

  detail::task_with_result<R> &state() const {
    if (task_ == nullptr)
      throw std::future_error(std::future_errc::no_state);
    return *task_;
  }
  detail::task_with_result<R> *task_ = nullptr;
};

template <class R, class F> struct detail::next_step {
  static constexpr bool takes_future = !result_of_next<F &, R>::value;
  future<R> first;
  F f;

  decltype(auto) operator()() {
    if constexpr (takes_future)
      return std::invoke(f, std::move(first));
    else if constexpr (std::is_void_v<R>)
      return (first.get(), std::invoke(f));
    else
      return std::invoke(f, first.get());
  }
};

} // namespace poolwise

#endif

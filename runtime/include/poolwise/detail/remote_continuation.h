// then on a pool of processes: a call that is sent once another task is finished.
//
// In:  the first task's future, and a function of its result that can be sent. Out: a task with the
//      call's result. The thread that finishes the first task sends the call, and the one that
//      reads the answer finishes this task; so no thread waits for either. Whoever waits for this
//      task before the first one is finished does both instead.
//
// Thread safety: as task.
// Blocking:      as task.
// Exceptions:    kept for the future: those of the first task, of writing its result, and the
//                call's; cancelled if the pool has been shut down by then.
// Shutdown:      in no pool's queue until it is sent.
#ifndef POOLWISE_DETAIL_REMOTE_CONTINUATION_H
#define POOLWISE_DETAIL_REMOTE_CONTINUATION_H

#include <poolwise/detail/remote_task.h>
#include <poolwise/detail/watcher.h>
#include <poolwise/errors.h>
#include <poolwise/future.h>

#include <atomic>
#include <exception>
#include <type_traits>
#include <utility>

namespace poolwise::detail {

/// f(args...) in a worker: a task that is queued or has been sent.
template <class F, class... Args>
future<remote_result_t<F, sent_t<Args>...>>
send_call(const crew_access &crew, const task_limits &limits, const F &f, const Args &...args) {
  auto *const made = new remote_submission<F, sent_t<Args>...>(crew, limits, f, args...);
  future<remote_result_t<F, sent_t<Args>...>> result(made);
  try {
    crew.post(*made);
  } catch (...) {
    made->release();
    throw;
  }
  return result;
}

template <class F, class R> struct result_of_remote_next {
  using type = remote_result_t<F, sent_t<R>>;
};
template <class F, class R>
  requires std::is_void_v<R>
struct result_of_remote_next<F, R> {
  using type = remote_result_t<F>;
};
template <class F, class R> using remote_next_t = typename result_of_remote_next<F, R>::type;

template <class R, class F>
class remote_continuation final : public task_with_result<remote_next_t<F, R>> {
  using result_type = remote_next_t<F, R>;

public:
  template <class From>
  remote_continuation(crew_access crew, const task_limits &limits, future<R> first, From &&f)
      : crew_(std::move(crew)), limits_(limits), f_(std::forward<From>(f)),
        first_(std::move(first)) {}

  void follow_first() {
    task &first = future_access::task_of(first_);
    first.keep(); // first_ may have been used up before follow returns
    follow(first, first_is_finished_);
    first.release();
  }

  void help_or_wait() noexcept override {
    if (sent_.load(std::memory_order_acquire))
      future_access::task_of(call_).help_or_wait();
    task::help_or_wait();
  }
  bool cancel() noexcept override {
    return this->cancel_if_pending() ||
           (sent_.load(std::memory_order_acquire) && future_access::task_of(call_).cancel());
  }

private:
  class step final : public watcher {
  public:
    using what = void (remote_continuation::*)() noexcept;
    step(remote_continuation &of, what then) noexcept : watcher(true), of_(of), then_(then) {}
    void finished(task &) noexcept override {
      (of_.*then_)();
      of_.release(); // this step may be gone with it
    }

  private:
    remote_continuation &of_;
    const what then_;
  };

  void follow(task &other, step &next) {
    this->keep();
    try {
      if (!other.watch(next))
        next.finished(other);
    } catch (...) {
      this->release();
      throw;
    }
  }

  void go_on() noexcept {
    if (!this->start_elsewhere())
      return; // cancelled, or somebody who waits does it
    try {
      send();
      follow(future_access::task_of(call_), call_is_finished_);
    } catch (...) {
      this->error = std::current_exception();
      this->finish_elsewhere(false);
    }
  }
  void end() noexcept {
    take_result();
    this->finish_elsewhere(false);
  }

  void execute() noexcept override {
    try {
      send();
      future_access::task_of(call_).help_or_wait();
      take_result();
    } catch (...) {
      this->error = std::current_exception();
    }
  }
  void discard() noexcept override {}

  void send() {
    if constexpr (std::is_void_v<R>) {
      first_.get();
      send_with();
    } else {
      send_with(first_.get());
    }
  }
  template <class... Args> void send_with(const Args &...args) {
    try {
      call_ = send_call(crew_, limits_, f_, args...);
    } catch (const pool_shut_down &) {
      throw cancelled();
    }
    sent_.store(true, std::memory_order_release);
  }
  // The future stays where it is: cancel may look at it at any time.
  void take_result() noexcept {
    task_with_result<result_type> &call = future_access::state_of(call_);
    this->error = std::move(call.error);
    if (this->error)
      return;
    try {
      this->result.fill([&]() -> result_type {
        if constexpr (!std::is_void_v<result_type>)
          return call.result.take();
      });
    } catch (...) {
      this->error = std::current_exception();
    }
  }

  const crew_access crew_;
  const task_limits limits_;
  const F f_;
  future<R> first_;
  future<result_type> call_; // written before sent_
  std::atomic<bool> sent_{false};
  step first_is_finished_{*this, &remote_continuation::go_on};
  step call_is_finished_{*this, &remote_continuation::end};
};

} // namespace poolwise::detail

#endif

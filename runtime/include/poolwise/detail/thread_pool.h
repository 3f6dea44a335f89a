// What the two thread pools share: a crew of threads, and how work gets to it.
//
// In:  the calls of executor<Pool>. Out: loops and tasks for the crew (src/thread_crew.h).
//
// Thread safety: all members may be called from any thread, except the destructor.
// Blocking:      shutdown, shutdown_now and the destructor wait for tasks; see each.
// Exceptions:    pool_shut_down once shut down.
// Shutdown:      the destructor is shutdown(): it runs the queued tasks, then joins the threads. In
//                a child process made by fork() the threads do not exist: there the pool answers
//                pool_shut_down, and destroying it does nothing.
#ifndef POOLWISE_DETAIL_THREAD_POOL_H
#define POOLWISE_DETAIL_THREAD_POOL_H

#include <poolwise/detail/group.h>
#include <poolwise/detail/loop.h>
#include <poolwise/detail/submitted.h>
#include <poolwise/future.h>
#include <poolwise/options.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace poolwise {

template <class Pool> class task_group; // task_group.h

namespace detail {

struct crew_shape; // src/thread_crew.h

class thread_pool {
public:
  thread_pool(const thread_pool &) = delete;
  thread_pool &operator=(const thread_pool &) = delete;

  /// The most threads that the pool will have at a time.
  std::size_t size() const noexcept;
  /// The threads that exist right now, idle ones included.
  std::size_t thread_count() const noexcept;

  /// Takes no new work, runs all that is queued, and joins the threads. May be called more than
  /// once. From a task of this pool: std::system_error (resource_deadlock_would_occur).
  void shutdown();
  /// Takes no new work, cancels all that has not started, asks running tasks with a stop_token to
  /// stop, and joins the threads once the running tasks have returned. Errors as shutdown.
  void shutdown_now();
  /// As shutdown, but gives up waiting after `time`. False: tasks still run, and the destructor
  /// will wait for them.
  bool shutdown_for(std::chrono::nanoseconds time);

protected:
  explicit thread_pool(const crew_shape &shape);
  ~thread_pool();

  template <class Elements, class F, class Slots>
  outcome evaluate(const Elements &elements, F &f, Slots &slots, const options &how,
                   loop_history *history) {
    auto element = [&](std::size_t i) { slots.put(i, f, elements[i]); };
    loop shared(elements.size(), run_block<decltype(element)>, &element, how, history);
    return run(shared);
  }

  template <class F, class... Args> auto launch(F &&f, Args &&...args) {
    using made_task = submitted<std::decay_t<F>, std::decay_t<Args>...>;
    auto *const made = new made_task(stop_token(), std::forward<F>(f), std::forward<Args>(args)...);
    future<submitted_t<std::decay_t<F>, std::decay_t<Args>...>> result(made);
    queue(*made);
    return result;
  }

  /// As launch, once `first` is finished; whoever waits for the result before that waits for
  /// `first` and runs f. If the pool has been shut down by then, the new task is cancelled.
  template <class F> auto launch_after(task &first, F &&f) {
    using made_task = submitted<std::decay_t<F>>;
    auto *const made = new made_task(stop_token(), std::forward<F>(f));
    future<submitted_t<std::decay_t<F>>> result(made);
    queue_after(*made, first);
    return result;
  }

private:
  friend class future_access; // future::then
  friend class default_pools; // src/default_pools.cpp
  template <class Pool> friend class poolwise::task_group;

  std::shared_ptr<group> make_group() const;
  outcome run(loop &shared);
  void queue(task &made);
  void queue_after(task &made, task &first);
  const std::stop_token &stop_token() const noexcept;

  std::shared_ptr<thread_crew> crew_; // shared with those who queue later
};

} // namespace detail
} // namespace poolwise

#endif

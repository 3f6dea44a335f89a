// Many tasks without a future each, waited for together.
//
//   poolwise::task_group group(poolwise::cpu_threads());
//   for (const tree &part : parts)
//     group.run([&part] { part.balance(); });     // tasks may run further ones in the group
//   group.wait();
//
// On CPU threads a short task costs a few dozen nanoseconds: it is kept in the group's own memory,
// and the thread that made the group runs, when it waits, what the pool has not begun, newest
// first. On the other pools run is submit.
//
// Thread safety: run and cancel from any thread, tasks of the group included; fastest from the one
//                that made the group. wait by one thread at a time, and not by a task of the group.
// Blocking:      run never; wait until all tasks have ended, running some meanwhile, so tasks must
//                not wait for one another. The destructor waits too.
// Exceptions:    wait rethrows the first that a task has thrown; what has not begun by then is left
//                out. The destructor drops them. run throws pool_shut_down, and what copying the
//                function throws.
// Shutdown:      shutdown runs what the group has; after shutdown_now what has not begun is left
//                out, and wait throws cancelled. A group may outlive a cpu_pool or io_pool.
#ifndef POOLWISE_TASK_GROUP_H
#define POOLWISE_TASK_GROUP_H

#include <poolwise/cpu_pool.h>
#include <poolwise/detail/group.h>
#include <poolwise/errors.h>
#include <poolwise/future.h>

#include <exception>
#include <functional>
#include <iterator>
#include <memory>
#include <mutex>
#include <tuple>
#include <utility>
#include <vector>

namespace poolwise {

template <class Pool> class task_group {
public:
  explicit task_group(Pool &pool) : pool_(pool) {}
  task_group(const task_group &) = delete;
  task_group &operator=(const task_group &) = delete;
  ~task_group() { static_cast<void>(end_of_all()); }

  /// f(args...) as a task; its result is dropped.
  template <class F, class... Args> void run(F &&f, Args &&...args) {
    auto made = pool_.submit(std::forward<F>(f), std::forward<Args>(args)...);
    const std::lock_guard lock(mutex_);
    ends_.push_back(std::make_unique<end_of<decltype(made)>>(std::move(made)));
  }
  void wait() {
    if (const std::exception_ptr error = end_of_all())
      std::rethrow_exception(error);
  }
  /// Leaves out what has not begun; wait then throws cancelled.
  void cancel() noexcept {
    const std::lock_guard lock(mutex_);
    for (const auto &each : ends_)
      each->cancel();
  }

private:
  struct any_end {
    virtual ~any_end() = default;
    virtual void cancel() noexcept = 0;
    virtual std::exception_ptr wait() = 0;
  };
  template <class Future> struct end_of final : any_end {
    explicit end_of(Future &&made) : future(std::move(made)) {}
    void cancel() noexcept override { static_cast<void>(future.cancel()); }
    std::exception_ptr wait() override {
      try { // not future.exception(), which leaves a worker a share in the exception; see get
        static_cast<void>(future.get());
        return nullptr;
      } catch (...) {
        return std::current_exception();
      }
    }
    Future future;
  };

  std::exception_ptr end_of_all() {
    std::exception_ptr first;
    for (std::vector<std::unique_ptr<any_end>> some;; some.clear()) {
      {
        const std::lock_guard lock(mutex_);
        some.swap(ends_);
      }
      if (some.empty())
        return first;
      for (const auto &each : some) {
        if (first)
          each->cancel();
        const std::exception_ptr error = each->wait();
        if (!first)
          first = error;
      }
    }
  }

  Pool &pool_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<any_end>> ends_;
};

template <> class task_group<cpu_pool> {
public:
  explicit task_group(cpu_pool &pool) : tasks_(pool.make_group()) {}
  task_group(const task_group &) = delete;
  task_group &operator=(const task_group &) = delete;
  ~task_group() { tasks_->close(); }

  template <class F, class... Args> void run(F &&f, Args &&...args) {
    if constexpr (sizeof...(Args) == 0)
      tasks_->run(std::forward<F>(f));
    else
      tasks_->run([call = std::tuple<std::decay_t<F>, std::decay_t<Args>...>(
                       std::forward<F>(f), std::forward<Args>(args)...)]() mutable {
        std::apply([](auto &...parts) { static_cast<void>(std::invoke(std::move(parts)...)); },
                   call);
      });
  }
  void wait() { tasks_->wait(); }
  void cancel() noexcept { tasks_->cancel(); }

private:
  const std::shared_ptr<detail::group> tasks_;
};

template <class Pool> task_group(Pool &) -> task_group<Pool>;

} // namespace poolwise

#endif

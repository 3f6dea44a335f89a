// Worker processes, for work that needs isolation: it is not safe beside itself in one process, it
// may crash or leak, or it must be killed on a deadline.
//
//   auto reports = poolwise::processes().map(inputs, legacy_report);
//   auto answer  = poolwise::processes().submit(solve, equation);
//
// The calls are those of the thread pools (executor.h), with these differences:
//   - f runs in another process. What it gets and gives is serialized (serialize.h): it works on
//     copies, and what it does to its own process's memory stays there.
//   - f is a function, a function object without members (a lambda without captures), or one that
//     can be serialized. Nothing needs to be registered. Anything else does not compile.
//   - Results are values, also where f gives references.
//   - If a worker dies, the call whose task it was running gets worker_died; everything else goes
//     on, on another worker.
//   - Once an element has thrown, chunks of elements that are with a worker already may still run.
//
// Thread safety: all members may be called from any thread, except the destructor.
// Blocking:      see executor.h; the calling thread does not run elements itself. The first call
//                starts a process, which takes some milliseconds.
// Exceptions:    those of f (see process_errors.h), worker_died, deadline_exceeded,
// memory_exceeded,
//                worker_start_failed; cancelled, pool_shut_down; those of serializing; before
//                anything has run, std::system_error if the system refuses a process or thread.
// Shutdown:      the destructor runs queued tasks, then ends the workers. Workers never survive
//                the program, however it ends. In a child made by fork() the pool answers
//                pool_shut_down, and destroying it does nothing.
#ifndef POOLWISE_PROCESS_POOL_H
#define POOLWISE_PROCESS_POOL_H

#include <poolwise/detail/process_executor.h>
#include <poolwise/process_errors.h>
#include <poolwise/process_options.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>

namespace poolwise {

/// A pool's calls with other limits for their tasks: a value, which may be kept and copied.
class limited_processes : public detail::process_executor<limited_processes> {
public:
  /// The most workers that the pool has at a time.
  std::size_t size() const noexcept { return crew_.size(); }

private:
  friend class process_pool;
  friend class detail::process_executor<limited_processes>;
  limited_processes(detail::crew_access crew, const task_limits &limits)
      : crew_(std::move(crew)), limits_(limits) {}
  const detail::crew_access &crew() const noexcept { return crew_; }
  const task_limits &limits() const noexcept { return limits_; }

  detail::crew_access crew_;
  task_limits limits_;
};

class process_pool : public detail::process_executor<process_pool> {
public:
  /// The cores that this process may use, as cpu_pool::default_size.
  static std::size_t default_size() noexcept;

  explicit process_pool(std::size_t workers = 0)
      : process_pool(process_options{.workers = workers}) {}
  explicit process_pool(const process_options &how);
  /// Each worker calls initializer(args...) before its first task. If that throws or ends the
  /// worker several times in a row, tasks fail with its exception or worker_start_failed.
  template <class F, class... Args>
    requires(!std::is_same_v<std::remove_cvref_t<F>, process_options>)
  process_pool(const process_options &how, const F &initializer, const Args &...args)
      : process_pool(how, detail::write_call<std::decay_t<const F>, detail::sent_t<Args>...>(
                              initializer, args...)) {}
  ~process_pool();
  process_pool(const process_pool &) = delete;
  process_pool &operator=(const process_pool &) = delete;

  /// The most workers at a time, and those there are now.
  std::size_t size() const noexcept;
  std::size_t worker_count() const noexcept;

  /// The same calls with these limits for each task: pool.with({.deadline = 1s}).map(...).
  limited_processes with(const task_limits &limits) const { return {crew_, limits}; }

  /// Takes no new work, runs all that is queued, and ends the workers. May be called more than
  /// once.
  void shutdown();
  /// Takes no new work, cancels what is queued and what is running, and ends the workers at once.
  void shutdown_now();
  /// As shutdown, but gives up waiting after `time`. False: tasks still run, and the destructor
  /// will wait for them.
  bool shutdown_for(std::chrono::nanoseconds time);

private:
  friend class detail::process_executor<process_pool>;
  friend class detail::process_base;      // process.h
  friend class detail::default_processes; // src/default_processes.cpp
  process_pool(const process_options &how, const detail::written_call &initializer);
  explicit process_pool(detail::crew_access crew) : crew_(std::move(crew)), limits_() {}
  void trust_one_worker() noexcept;
  pid_t first_pid() const;
  void signal(int number) const noexcept;
  const detail::crew_access &crew() const noexcept { return crew_; }
  const task_limits &limits() const noexcept { return limits_; }

  detail::crew_access crew_;
  task_limits limits_;
};

/// The shared instance, made at first use. POOLWISE_PROCESSES in the environment sets its size.
/// While there is an mpi_session (mpi_session.h), its workers are on the other ranks.
///
/// At exit (after main, or in exit()) it runs what is queued and waits for what is running, for at
/// most one second; then the workers are ended, and calls throw pool_shut_down. In a child process
/// made by fork() the first call makes a new instance.
process_pool &processes();

} // namespace poolwise

#endif

// How a pool of worker processes is set up, and what one call may say about its tasks.
//
// Thread safety: values.
// Blocking:      never.
// Exceptions:    none.
// Shutdown:      independent of it.
#ifndef POOLWISE_PROCESS_OPTIONS_H
#define POOLWISE_PROCESS_OPTIONS_H

#include <chrono>
#include <cstddef>

namespace poolwise {

/// How worker processes come to be.
enum class start_method {
  /// The program's image is started once more, in the background, up to where main would begin;
  /// workers are forked from that small process. Fast, and safe whatever the program does.
  fork_server,
  /// The image is started anew for each worker.
  spawn,
  /// The pool's first call forks the program itself: workers see its memory and files as they were
  /// then. Refused (std::logic_error) if the program has other threads by then, since their locks
  /// may be held for ever in the workers.
  fork
};

/// What holds for each task of a call. 0: no limit.
struct task_limits {
  /// How long a task may run. Then its worker is killed, and the call throws deadline_exceeded. A
  /// map's chunk of elements is one task.
  std::chrono::nanoseconds deadline{0};
  /// How many resident bytes a worker may have while it runs the task; looked at every 20 ms. Then
  /// it is killed, and the call throws memory_exceeded.
  std::size_t memory = 0;
  /// How often a task whose worker died is tried again before the call throws worker_died.
  unsigned retries = 0;
};

struct process_options {
  /// The most workers at a time; 0: process_pool::default_size(). They are started as needed.
  std::size_t workers = 0;
  start_method start = start_method::fork_server;
  /// Has start_method::fork work though there are other threads.
  bool fork_with_threads = false;
  /// A worker that has run that many tasks (or chunks) is replaced. 0: no limit.
  std::size_t max_tasks = 0;
  /// A worker that has more resident bytes than this after a task is replaced, so that what leaks
  /// does not pile up; the task itself is safe (see task_limits::memory). 0: no limit.
  std::size_t max_memory = 0;
  /// For calls that do not say otherwise.
  task_limits limits = {};
  /// A running task that takes a std::stop_token and is cancelled has that long to return before
  /// its worker is killed.
  std::chrono::nanoseconds stop_grace = std::chrono::seconds(2);
  /// A worker that is not ready for its first task within that time is killed, and another one
  /// started. After three such in a row tasks fail with worker_start_failed.
  std::chrono::nanoseconds start_limit = std::chrono::seconds(60);
};

} // namespace poolwise

#endif

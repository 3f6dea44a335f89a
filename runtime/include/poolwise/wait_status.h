// How a task that stands for a child process has ended, as the parent of a child would be told.
//
//   auto child = poolwise::processes().submit(convert, name);  // in place of fork() and _exit()
//   int status = poolwise::wait_status(child);                 // in place of waitpid()
//   if (WIFEXITED(status) && WEXITSTATUS(status) == 0) ...
//
// In:  a future whose result is an exit status. Out: what waitpid would have put into `status`: the
//      low byte of the result, or what ended the worker that ran the task.
// Not handled: statuses of children that are stopped and go on.
//
// Thread safety: as the future: one thread at a time uses it.
// Blocking:      until the task is finished.
// Exceptions:    those of the task but worker_died; see future::get.
// Shutdown:      as future::get.
#ifndef POOLWISE_WAIT_STATUS_H
#define POOLWISE_WAIT_STATUS_H

#include <poolwise/future.h>
#include <poolwise/process_errors.h>

namespace poolwise {

/// The future is not valid afterwards.
inline int wait_status(future<int> &child) {
  try {
    return (child.get() & 0xff) << 8;
  } catch (const worker_died &death) {
    return death.status();
  }
}

} // namespace poolwise

#endif

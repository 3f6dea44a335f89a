// Threads for work that waits: network, disks, pipes, sleeping, other processes.
//
// Waiting costs no core, so there are many threads, almost all of them asleep. A thread is made
// when there is work and none is idle, up to the limit; the one that became idle last is woken
// first, and one that was idle for the idle time (10 s) goes. In a map or for_each each element is
// a task of its own. The limit is what bounds how many waits overlap: size() of them on pool
// threads, and one on the calling thread.
//
// Thread safety: all members may be called from any thread, except the destructor.
// Blocking:      see executor.h. Idle threads use no CPU time.
// Exceptions:    see executor.h. If the system refuses to make a thread the work is done by the
//                threads there are, the calling one included; that is never an error.
// Shutdown:      the destructor runs queued tasks, then joins. See detail/thread_pool.h for fork.
#ifndef POOLWISE_IO_POOL_H
#define POOLWISE_IO_POOL_H

#include <poolwise/detail/thread_pool.h>
#include <poolwise/executor.h>

#include <chrono>
#include <cstddef>

namespace poolwise {

class io_pool : public executor<io_pool>, public detail::thread_pool {
public:
  /// The default limit: 512, or less where the user may not have that many (RLIMIT_NPROC).
  static std::size_t default_size() noexcept;

  /// max_threads: at least 1 (0 counts as 1). idle_time: how long an idle thread stays.
  explicit io_pool(std::size_t max_threads = default_size(),
                   std::chrono::nanoseconds idle_time = std::chrono::seconds(10));

private:
  friend class executor<io_pool>;
};

/// The shared instance, made at first use. POOLWISE_IO_THREADS in the environment sets its limit.
///
/// At exit (after main, or in exit()) it runs what is queued and waits for what is running, for at
/// most one second, and then lets go of the threads that are still busy. It can be used even later,
/// in destructors of static objects: from then on the calling thread does all the work.
/// In a child process made by fork() the first call makes a new instance.
io_pool &io_threads();

} // namespace poolwise

#endif

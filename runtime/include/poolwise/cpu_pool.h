// Threads for work that computes: about one a core.
//
// Threads are made when there is work for them, and stay. The calling thread works too, so a loop
// runs on size() threads, it included. They take chunks of elements in order, the size of which
// follows the measured cost, single elements where those are expensive; so uneven loops balance.
// Loops that would be over before another thread is awake stay on the calling thread.
//
// Thread safety: all members may be called from any thread, except the destructor.
// Blocking:      see executor.h. Tasks that wait belong in an io_pool: here they idle a core.
// Exceptions:    see executor.h. If the system refuses to make a thread the work is done by the
//                threads there are, the calling one included; that is never an error.
// Shutdown:      the destructor runs queued tasks, then joins. See detail/thread_pool.h for fork.
#ifndef POOLWISE_CPU_POOL_H
#define POOLWISE_CPU_POOL_H

#include <poolwise/detail/thread_pool.h>
#include <poolwise/executor.h>

#include <cstddef>

namespace poolwise {

class cpu_pool : public executor<cpu_pool>, public detail::thread_pool {
public:
  /// The cores that this process may use: those of its affinity mask, or fewer if its control
  /// group has a smaller CPU quota (rounded up). At least 1.
  static std::size_t default_size() noexcept;

  /// threads: at least 1 (0 counts as 1).
  explicit cpu_pool(std::size_t threads = default_size());

private:
  friend class executor<cpu_pool>;
};

/// The shared instance, made at first use. POOLWISE_CPU_THREADS in the environment sets its size.
/// At exit and after fork() it behaves as io_threads() does.
cpu_pool &cpu_threads();

} // namespace poolwise

#endif

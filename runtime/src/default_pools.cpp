// The shared instances: made at first use, never destroyed, closed at exit, made anew after fork.
//
// Never destroyed, since destructors of static objects may use them at any time; the exit handler,
// registered when they are made, stops the threads before statics that are older than the pool go.
#include "default_size.h"
#include "thread_crew.h"

#include <poolwise/cpu_pool.h>
#include <poolwise/io_pool.h>

#include <atomic>
#include <cstdlib>
#include <memory>

namespace poolwise {

namespace detail {

class default_pools {
public:
  template <class Pool> static Pool &get(const char *variable) {
    Pool *seen = instance<Pool>.load(std::memory_order_acquire);
    while (seen == nullptr || seen->crew_->inherited()) {
      // No lock, which another thread could have held when this process was forked. Threads are
      // made when they are needed, so a pool that loses the race costs nothing.
      auto made = std::make_unique<Pool>(size_from(variable, Pool::default_size()));
      if (!instance<Pool>.compare_exchange_strong(seen, made.get(), std::memory_order_acq_rel,
                                                  std::memory_order_acquire))
        continue;
      seen = made.release();
      std::atexit([] { close(instance<Pool>.load(std::memory_order_acquire)); });
    }
    return *seen;
  }

private:
  static void close(thread_pool *pool) {
    if (!pool->crew_->inherited())
      pool->crew_->close_at_exit(std::chrono::steady_clock::now() + exit_grace);
  }

  template <class Pool> static inline std::atomic<Pool *> instance{nullptr};
};

} // namespace detail

io_pool &io_threads() { return detail::default_pools::get<io_pool>("POOLWISE_IO_THREADS"); }

cpu_pool &cpu_threads() { return detail::default_pools::get<cpu_pool>("POOLWISE_CPU_THREADS"); }

} // namespace poolwise

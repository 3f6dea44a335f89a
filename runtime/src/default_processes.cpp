// The shared pool of processes: made at first use, never destroyed, closed at exit, made anew after
// fork.
#include "default_processes.h"
#include "default_size.h"
#include "process_crew.h"

#include <poolwise/process_pool.h>

#include <atomic>
#include <cstdlib>
#include <memory>

namespace poolwise {

namespace detail {

class default_processes {
public:
  static process_pool &get() {
    process_pool *seen = instance.load(std::memory_order_acquire);
    while (seen == nullptr || seen->crew_.crew_->inherited()) {
      // No lock, which another thread could have held when this process was forked. Processes are
      // made when they are needed, so a pool that loses the race costs little.
      auto made = std::make_unique<process_pool>(size_from("POOLWISE_PROCESSES", 0));
      if (!instance.compare_exchange_strong(seen, made.get(), std::memory_order_acq_rel,
                                            std::memory_order_acquire))
        continue;
      seen = made.release();
      std::atexit([] { close(*instance.load(std::memory_order_acquire)->crew_.crew_); });
    }
    return *seen;
  }
  static process_pool *make(const process_options &how, std::unique_ptr<transport> carrier) {
    return new process_pool(
        crew_access(std::make_shared<process_crew>(how, initializer_call(), std::move(carrier))));
  }
  static process_pool *exchange(process_pool *pool) noexcept {
    return instance.exchange(pool, std::memory_order_acq_rel);
  }

private:
  static void close(process_crew &crew) {
    if (crew.inherited())
      return;
    if (!crew.close(process_crew::ending::drain, std::chrono::steady_clock::now() + exit_grace))
      crew.close(process_crew::ending::abandon, no_deadline);
  }
  static inline std::atomic<process_pool *> instance{nullptr};
};

process_pool *make_shared_pool(const process_options &how, std::unique_ptr<transport> carrier) {
  return default_processes::make(how, std::move(carrier));
}

process_pool *exchange_processes(process_pool *pool) noexcept {
  return default_processes::exchange(pool);
}

} // namespace detail

process_pool &processes() { return detail::default_processes::get(); }

} // namespace poolwise

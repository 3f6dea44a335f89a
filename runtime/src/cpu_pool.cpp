#include <poolwise/cpu_pool.h>

#include "cpu_limit.h"
#include "thread_crew.h"

#include <algorithm>

namespace poolwise {

namespace {
// About 25 us before an idle thread sleeps, where spinning has paid lately: what a sleep and a
// wake-up on another core cost.
constexpr unsigned spins_before_sleep = 2000;
} // namespace

std::size_t cpu_pool::default_size() noexcept {
  try {
    return detail::usable_cores();
  } catch (const std::exception &) { // no memory for reading the files
    return 1;
  }
}

cpu_pool::cpu_pool(std::size_t threads)
    : thread_pool(detail::crew_shape{.name = "poolwise-cpu",
                                     .most = std::max<std::size_t>(threads, 1),
                                     .idle_time = std::chrono::nanoseconds::max(),
                                     .caller_counts = true,
                                     .paced = true,
                                     .spins = spins_before_sleep}) {}

} // namespace poolwise

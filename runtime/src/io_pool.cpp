#include <poolwise/io_pool.h>

#include "thread_crew.h"

#include <algorithm>
#include <sys/resource.h>

namespace poolwise {

std::size_t io_pool::default_size() noexcept {
  constexpr std::size_t most = 512; // 512 stacks are 4 GiB of address space, little of it touched
  rlimit processes{};
  if (getrlimit(RLIMIT_NPROC, &processes) != 0 || processes.rlim_cur == RLIM_INFINITY)
    return most;
  return std::clamp<std::size_t>(static_cast<std::size_t>(processes.rlim_cur), 1, most);
}

io_pool::io_pool(std::size_t max_threads, std::chrono::nanoseconds idle_time)
    : thread_pool(detail::crew_shape{.name = "poolwise-io",
                                     .most = std::max<std::size_t>(max_threads, 1),
                                     .idle_time = idle_time,
                                     .caller_counts = false,
                                     .paced = false,
                                     .spins = 0}) {}

} // namespace poolwise

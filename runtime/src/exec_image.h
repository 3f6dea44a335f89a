// Starting this program's image again, for a role in a pool.
//
// The new process has the given descriptors from first_passed_fd on, /dev/null as its input, the
// program's output, and no other descriptor; no signal is blocked, ignored or handled; it is the
// leader of a process group of its own, so what the terminal sends to the program does not reach
// it. Safe while other threads run.
#ifndef POOLWISE_SRC_EXEC_IMAGE_H
#define POOLWISE_SRC_EXEC_IMAGE_H

#include <cstddef>
#include <span>
#include <string>
#include <sys/types.h>
#include <vector>

namespace poolwise::detail {

/// Throws std::system_error.
pid_t start_image(const char *role, std::span<const int> fds,
                  const std::vector<std::string> &environment_additions);

/// Settings for libraries that would otherwise start as many threads as there are cores in each
/// worker. Those that the program's environment has already are left out.
std::vector<std::string> thread_limits(std::size_t threads);

} // namespace poolwise::detail

#endif

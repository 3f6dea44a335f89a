#include "exec_image.h"

#include "owned_fd.h"
#include "worker_protocol.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <string_view>
#include <system_error>
#include <unistd.h>

extern char **environ;

namespace poolwise::detail {

namespace {

void check(int error, const char *what) {
  if (error != 0)
    throw std::system_error(error, std::generic_category(), what);
}

struct file_actions {
  posix_spawn_file_actions_t value;
  file_actions() { check(posix_spawn_file_actions_init(&value), "poolwise: posix_spawn"); }
  ~file_actions() { posix_spawn_file_actions_destroy(&value); }
};

struct attributes {
  posix_spawnattr_t value;
  attributes() { check(posix_spawnattr_init(&value), "poolwise: posix_spawn"); }
  ~attributes() { posix_spawnattr_destroy(&value); }
};

bool sets(std::string_view entry, std::string_view variable) {
  return entry.size() > variable.size() && entry[variable.size()] == '=' &&
         entry.starts_with(variable);
}

} // namespace

std::vector<std::string> thread_limits(std::size_t threads) {
  std::vector<std::string> settings;
  for (const char *variable : {"OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS",
                               "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "NUMEXPR_NUM_THREADS",
                               "RAYON_NUM_THREADS", "POOLWISE_CPU_THREADS", "POOLWISE_PROCESSES"})
    if (std::getenv(variable) == nullptr)
      settings.push_back(std::string(variable) + "=" + std::to_string(threads));
  return settings;
}

pid_t start_image(const char *role, std::span<const int> fds,
                  const std::vector<std::string> &environment_additions) {
  // Descriptors are moved to their places from copies that are all above those places.
  const int above = first_passed_fd + static_cast<int>(fds.size());
  std::vector<owned_fd> copies;
  file_actions actions;
  for (std::size_t i = 0; i != fds.size(); ++i) {
    copies.push_back(checked_fd(fcntl(fds[i], F_DUPFD_CLOEXEC, above), "poolwise: dup"));
    check(posix_spawn_file_actions_adddup2(&actions.value, copies.back().get(),
                                           first_passed_fd + static_cast<int>(i)),
          "poolwise: posix_spawn");
  }
  check(posix_spawn_file_actions_addopen(&actions.value, STDIN_FILENO, "/dev/null", O_RDONLY, 0),
        "poolwise: posix_spawn");
  for (const int output : {STDOUT_FILENO, STDERR_FILENO})
    if (fcntl(output, F_GETFD) < 0)
      check(posix_spawn_file_actions_addopen(&actions.value, output, "/dev/null", O_WRONLY, 0),
            "poolwise: posix_spawn");
  check(posix_spawn_file_actions_addclosefrom_np(&actions.value, above), "poolwise: posix_spawn");

  attributes how;
  sigset_t none;
  sigset_t all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&how.value, &none);
  posix_spawnattr_setsigdefault(&how.value, &all);
  posix_spawnattr_setpgroup(&how.value, 0);
  posix_spawnattr_setflags(&how.value,
                           POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);

  std::string own = std::string(start_variable) + "=" + role;
  std::vector<std::string> additions = environment_additions;
  std::vector<char *> environment;
  for (char **at = environ; at != nullptr && *at != nullptr; ++at)
    if (!sets(*at, start_variable))
      environment.push_back(*at);
  for (std::string &addition : additions)
    environment.push_back(addition.data());
  environment.push_back(own.data());
  environment.push_back(nullptr);

  std::string name = "poolwise-" + std::string(role);
  char *const arguments[] = {name.data(), nullptr};
  pid_t pid = -1;
  // The link is resolved in the new process, to the same file, also where it has been deleted.
  check(posix_spawn(&pid, "/proc/self/exe", &actions.value, &how.value, arguments,
                    environment.data()),
        "poolwise: cannot start /proc/self/exe");
  return pid;
}

} // namespace poolwise::detail

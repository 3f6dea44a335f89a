// How an image that was started for a pool gets to its role instead of main.
//
// Workers need the program's static objects, so the entry must come after all of its constructors
// and before main. It is an entry of the program's own array of constructors: when it is reached,
// in an image that is to serve, it first runs all entries behind it, and then serves and never
// returns. Nothing is done in an ordinary start. This holds for any kind of executable (static,
// position independent, with sanitizers, link-time optimised), and touches no symbol of the C
// library. In a shared library the entry would run before the program's own constructors, so there
// the program has to call worker_main.
#include "worker_protocol.h"

#include <poolwise/detail/code_address.h>
#include <poolwise/worker_main.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace poolwise {

namespace detail {

namespace {

using constructor = void (*)(int, char **, char **);
std::atomic<bool> worker_main_called{false};

// Descriptor 3 must be a socket: a variable that is set by accident must not keep main from being
// reached.
bool has_passed_fds() {
  int type = 0;
  socklen_t size = sizeof type;
  return getsockopt(first_passed_fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0;
}

owned_fd take_passed_fd(int fd) {
  fcntl(fd, F_SETFD, FD_CLOEXEC);
  return owned_fd(fd);
}

void enter_role() noexcept {
  const char *const value = std::getenv(start_variable);
  if (value == nullptr || !has_passed_fds())
    return;
  const std::string_view role = value;
  const bool worker = role == start_as_worker;
  const bool spawner = role == start_as_spawner;
  if (!worker && !spawner && role != start_as_server)
    return;
  unsetenv(start_variable); // programs that tasks start are none of ours
  if (!worker)
    run_fork_server(take_passed_fd(first_passed_fd), spawner);
  worker_fds fds;
  for (int i = 0; i != worker_fds::count; ++i)
    fds.fd[static_cast<std::size_t>(i)] = take_passed_fd(first_passed_fd + i);
  run_worker(std::move(fds));
}

void enter(int argc, char **argv, char **environment);

extern "C" {
// The linker's names for the program's own array of constructors.
extern constructor __init_array_end[] __attribute__((weak, visibility("hidden")));
}
__attribute__((section(".init_array"), used)) constructor own_entry = enter;

// A constructor is called through a type that is not its own; that is how they are called.
#if defined(__clang__)
__attribute__((no_sanitize("function")))
#endif
void enter(int argc, char **argv, char **environment) {
  if (std::getenv(start_variable) == nullptr || !has_passed_fds() || !images_enter_by_themselves())
    return;
  // Hidden from the compiler, for which these are unrelated objects.
  constructor *at = &own_entry;
  constructor *end = __init_array_end;
  asm volatile("" : "+r"(at), "+r"(end));
  while (++at != end)
    (*at)(argc, argv, environment);
  enter_role();
}

} // namespace

bool is_starting_image() noexcept {
  return std::getenv(start_variable) != nullptr && has_passed_fds();
}

bool images_enter_by_themselves() noexcept {
  return address_of(reinterpret_cast<any_function>(&enter)).module == 0;
}

bool has_called_worker_main() noexcept {
  return worker_main_called.load(std::memory_order_relaxed);
}

} // namespace detail

void worker_main() noexcept {
  detail::worker_main_called.store(true, std::memory_order_relaxed);
  detail::enter_role();
}

} // namespace poolwise

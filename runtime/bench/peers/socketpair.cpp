// The floor for calls: a child process that answers on a Unix socket, and nothing else.
#include "bench.h"

#include <cstdint>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

double call() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
    throw std::runtime_error("no socketpair");
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    for (std::int64_t x = 0; read(ends[1], &x, sizeof x) == sizeof x;) {
      ++x;
      if (write(ends[1], &x, sizeof x) != sizeof x)
        break;
    }
    _exit(0);
  }
  close(ends[1]);
  const double time = bench::typical(100, [&] {
    for (std::int64_t i = 0; i != 100; ++i) {
      std::int64_t x = i;
      if (write(ends[0], &x, sizeof x) != sizeof x || read(ends[0], &x, sizeof x) != sizeof x ||
          x != i + 1)
        throw std::runtime_error("no answer");
    }
  });
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return time;
}

} // namespace

std::vector<bench::row> bench::rows() { return {{"call", call}}; }

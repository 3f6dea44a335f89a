// A server that only lets wait: answers a request for a delay after that delay.
//
// In:  connections on the loopback interface; each sends one 32-bit number of microseconds. Out:
//      one byte when they are over, then the end of the connection. First, its port as a line of
//      standard output.
// Not handled: clients that send less. It ends with its standard input.
#include <arpa/inet.h>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <netinet/in.h>
#include <queue>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

using clock_type = std::chrono::steady_clock;
using answer = std::pair<clock_type::time_point, int>; // when, and to which socket

static timespec until(const std::priority_queue<answer, std::vector<answer>, std::greater<>> &due) {
  if (due.empty())
    return {3600, 0};
  const auto left = std::max(clock_type::duration::zero(), due.top().first - clock_type::now());
  const auto ns = std::chrono::nanoseconds(left).count();
  return {ns / 1'000'000'000, ns % 1'000'000'000};
}

int main() {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in here{};
  here.sin_family = AF_INET;
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof here;
  auto *const address = reinterpret_cast<sockaddr *>(&here);
  if (bind(listener, address, size) != 0 || listen(listener, 4096) != 0 ||
      getsockname(listener, address, &size) != 0)
    return 1;
  std::printf("%d\n", ntohs(here.sin_port));
  std::fflush(stdout);

  const int poll = epoll_create1(EPOLL_CLOEXEC);
  const auto watch = [poll](int fd) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = fd;
    epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
  };
  watch(listener);
  watch(STDIN_FILENO);
  std::priority_queue<answer, std::vector<answer>, std::greater<>> due;
  for (;;) {
    epoll_event events[64];
    const timespec time = until(due);
    const int count = epoll_pwait2(poll, events, 64, &time, nullptr);
    for (int i = 0; i < count; ++i) {
      const int fd = events[i].data.fd;
      if (fd == STDIN_FILENO)
        return 0;
      if (fd == listener) {
        watch(accept4(listener, nullptr, nullptr, SOCK_CLOEXEC));
        continue;
      }
      std::uint32_t us = 0;
      epoll_ctl(poll, EPOLL_CTL_DEL, fd, nullptr);
      if (read(fd, &us, sizeof us) == sizeof us)
        due.push({clock_type::now() + std::chrono::microseconds(us), fd});
      else
        close(fd);
    }
    for (; !due.empty() && due.top().first <= clock_type::now(); due.pop()) {
      const char byte = 1;
      static_cast<void>(!write(due.top().second, &byte, 1));
      close(due.top().second);
    }
  }
}

#include "owned_fd.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

namespace poolwise::detail {

namespace {

// What the fork handler closes. Fixed and without locks: the handler may use nothing else. Pools of
// more than this many workers lose the protection for the rest, not more.
std::array<std::atomic<int>, 4096> private_fds{};

void close_private_fds() noexcept {
  for (std::atomic<int> &entry : private_fds)
    if (const int fd = entry.exchange(0, std::memory_order_relaxed))
      close(fd);
}

} // namespace

void owned_fd::private_to_process() noexcept {
  static const int registered = pthread_atfork(nullptr, nullptr, close_private_fds);
  static_cast<void>(registered);
  for (std::atomic<int> &entry : private_fds) {
    int none = 0;
    if (entry.compare_exchange_strong(none, fd_, std::memory_order_relaxed)) {
      listed_ = true;
      return;
    }
  }
}

void owned_fd::reset() noexcept {
  if (fd_ < 0)
    return;
  bool mine = true;
  if (listed_) {
    mine = false; // no longer listed: the fork handler has closed it, and the number is another's
    for (std::atomic<int> &entry : private_fds) {
      int self = fd_;
      if (entry.compare_exchange_strong(self, 0, std::memory_order_relaxed)) {
        mine = true;
        break;
      }
    }
  }
  if (mine)
    close(fd_);
  fd_ = -1;
  listed_ = false;
}

void throw_errno(const char *what) {
  throw std::system_error(errno, std::generic_category(), what);
}

owned_fd above_the_standard_ones(int fd) noexcept {
  if (fd < 0 || fd > STDERR_FILENO)
    return owned_fd(fd);
  const int moved = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  close(fd);
  return owned_fd(moved);
}

owned_fd checked_fd(int result, const char *what) {
  owned_fd moved = above_the_standard_ones(result);
  if (!moved)
    throw_errno(what);
  return moved;
}

std::pair<owned_fd, owned_fd> socket_pair(int type) {
  int ends[2];
  if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends) != 0)
    throw_errno("poolwise: socketpair");
  owned_fd first = above_the_standard_ones(ends[0]);
  owned_fd second = above_the_standard_ones(ends[1]);
  if (!first || !second)
    throw_errno("poolwise: socketpair");
  return {std::move(first), std::move(second)};
}

owned_fd memory_file(const char *shown_as) {
  return checked_fd(memfd_create(shown_as, MFD_CLOEXEC), "poolwise: memfd_create");
}

} // namespace poolwise::detail

#include "message_socket.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>

namespace poolwise::detail {

namespace {
constexpr std::size_t most_fds = 8;
} // namespace

bool send_message(int socket, const void *message, std::size_t size,
                  std::span<const int> fds) noexcept {
  iovec part{const_cast<void *>(message), size};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(most_fds * sizeof(int))> room{};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  if (!fds.empty()) {
    header.msg_control = room.data();
    header.msg_controllen = CMSG_SPACE(fds.size_bytes());
    cmsghdr *const passed = CMSG_FIRSTHDR(&header);
    passed->cmsg_level = SOL_SOCKET;
    passed->cmsg_type = SCM_RIGHTS;
    passed->cmsg_len = CMSG_LEN(fds.size_bytes());
    std::memcpy(CMSG_DATA(passed), fds.data(), fds.size_bytes());
  }
  ssize_t sent = 0;
  do
    sent = sendmsg(socket, &header, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(size);
}

received receive_message(int socket, void *message, std::size_t size,
                         std::span<owned_fd> fds) noexcept {
  iovec part{message, size};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(most_fds * sizeof(int))> room{};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  header.msg_control = room.data();
  header.msg_controllen = room.size();
  ssize_t got = 0;
  do
    got = recvmsg(socket, &header, MSG_CMSG_CLOEXEC);
  while (got < 0 && errno == EINTR);
  if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
    return received::nothing_now;
  std::size_t next = 0;
  if (got >= 0)
    for (cmsghdr *at = CMSG_FIRSTHDR(&header); at != nullptr; at = CMSG_NXTHDR(&header, at)) {
      if (at->cmsg_level != SOL_SOCKET || at->cmsg_type != SCM_RIGHTS)
        continue;
      const std::size_t count = (at->cmsg_len - CMSG_LEN(0)) / sizeof(int);
      for (std::size_t i = 0; i != count; ++i) {
        int fd = -1;
        std::memcpy(&fd, CMSG_DATA(at) + i * sizeof fd, sizeof fd);
        owned_fd taken = above_the_standard_ones(fd);
        if (next != fds.size())
          fds[next++] = std::move(taken);
      }
    }
  return got == static_cast<ssize_t>(size) ? received::message : received::end;
}

} // namespace poolwise::detail

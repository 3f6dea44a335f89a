// A file descriptor that is closed when its owner goes.
//
// Descriptors of the runtime are close-on-exec and never 0, 1 or 2, also where the program has
// closed those. private_to_process marks one that children made by a plain fork() must not hold:
// the other side of such a descriptor takes its closing for the end of this process.
#ifndef POOLWISE_SRC_OWNED_FD_H
#define POOLWISE_SRC_OWNED_FD_H

#include <utility>

namespace poolwise::detail {

class owned_fd {
public:
  owned_fd() noexcept = default;
  explicit owned_fd(int fd) noexcept : fd_(fd) {}
  owned_fd(owned_fd &&other) noexcept
      : fd_(std::exchange(other.fd_, -1)), listed_(std::exchange(other.listed_, false)) {}
  owned_fd &operator=(owned_fd &&other) noexcept {
    std::swap(fd_, other.fd_);
    std::swap(listed_, other.listed_);
    return *this;
  }
  ~owned_fd() { reset(); }

  int get() const noexcept { return fd_; }
  explicit operator bool() const noexcept { return fd_ >= 0; }
  void reset() noexcept;
  /// Has it closed in children that fork() makes.
  void private_to_process() noexcept;

private:
  int fd_ = -1;
  bool listed_ = false;
};

/// The descriptor, moved above 2: what is printed there is not meant for it. Empty if there is
/// none.
owned_fd above_the_standard_ones(int fd) noexcept;
/// The same of what a system call gave. Throws std::system_error if it gave none.
owned_fd checked_fd(int result, const char *what);

/// A pair of connected sockets (SOCK_STREAM or SOCK_SEQPACKET).
std::pair<owned_fd, owned_fd> socket_pair(int type);
/// Memory without a name.
owned_fd memory_file(const char *shown_as);

[[noreturn]] void throw_errno(const char *what);

} // namespace poolwise::detail

#endif

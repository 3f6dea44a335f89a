#include "channel.h"

#include <climits>
#include <ctime>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace poolwise::detail {

void shared_futex_wait(const std::atomic<std::uint32_t> &word, std::uint32_t expected,
                       deadline until) noexcept {
  timespec at{};
  if (until != no_deadline) {
    const auto ns = std::chrono::nanoseconds(until.time_since_epoch()).count();
    at.tv_sec = static_cast<std::time_t>(ns / 1'000'000'000);
    at.tv_nsec = static_cast<long>(ns % 1'000'000'000);
  }
  syscall(SYS_futex, &word, FUTEX_WAIT_BITSET, expected, until == no_deadline ? nullptr : &at,
          nullptr, FUTEX_BITSET_MATCH_ANY);
}

void shared_futex_wake(const std::atomic<std::uint32_t> &word) noexcept {
  syscall(SYS_futex, &word, FUTEX_WAKE, INT_MAX, nullptr, nullptr, 0);
}

mapping::mapping(int fd, std::size_t size) : size_(size) {
  void *const at = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (at == MAP_FAILED)
    throw_errno("poolwise: mmap");
  at_ = static_cast<std::byte *>(at);
}

mapping::~mapping() {
  if (at_ != nullptr)
    munmap(at_, size_);
}

void mapping::resize(std::size_t size) {
  void *const at = mremap(at_, size_, size, MREMAP_MAYMOVE);
  if (at == MAP_FAILED)
    throw_errno("poolwise: mremap");
  at_ = static_cast<std::byte *>(at);
  size_ = size;
}

void set_file_size(int fd, std::size_t size) {
  if (ftruncate(fd, static_cast<off_t>(size)) != 0)
    throw_errno("poolwise: ftruncate");
}

std::size_t file_size(int fd) {
  struct stat about{};
  if (fstat(fd, &about) != 0)
    throw_errno("poolwise: fstat");
  return static_cast<std::size_t>(about.st_size);
}

} // namespace poolwise::detail

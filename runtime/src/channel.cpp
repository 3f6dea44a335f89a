#include "channel.h"

#include <climits>
#include <cstring>
#include <ctime>
#include <linux/futex.h>
#include <stdexcept>
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

bool put_payload(channel_control &control, std::uint32_t number, std::span<const std::byte> bytes) {
  channel_slot &slot = control.slot(number);
  const bool small = bytes.size() <= sizeof slot.payload;
  if (!small && bytes.size() > sizeof(slot_annex))
    return false;
  slot.place = small ? payload_place::slot : payload_place::annex;
  slot.size = static_cast<std::uint16_t>(bytes.size());
  if (!bytes.empty())
    std::memcpy(small ? slot.payload : control.annex(number).data(), bytes.data(), bytes.size());
  return true;
}

std::span<const std::byte> payload_of(channel_control &control, std::uint32_t number) {
  const channel_slot &slot = control.slot(number);
  const std::size_t size = slot.size;
  const bool small = slot.place == payload_place::slot;
  if (size > (small ? sizeof slot.payload : sizeof(slot_annex)))
    throw std::out_of_range("poolwise: a message lies outside of its slot");
  return {small ? slot.payload : control.annex(number).data(), size};
}

void put_bulk_place(channel_slot &slot, bulk_place where) {
  slot.place = payload_place::bulk;
  std::memcpy(slot.payload, &where, sizeof where);
}

bulk_place bulk_place_of(const channel_slot &slot) {
  bulk_place where{};
  std::memcpy(&where, slot.payload, sizeof where);
  return where;
}

mapping::mapping(int fd, std::size_t size, std::uint64_t from, bool to_write) : size_(size) {
  void *const at = mmap(nullptr, size, to_write ? PROT_READ | PROT_WRITE : PROT_READ, MAP_SHARED,
                        fd, static_cast<off_t>(from));
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

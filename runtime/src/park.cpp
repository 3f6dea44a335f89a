#include "park.h"

#include <climits>
#include <ctime>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace poolwise::detail {

static_assert(sizeof(std::atomic<std::uint32_t>) == 4);

void futex_wait(const std::atomic<std::uint32_t> &word, std::uint32_t expected,
                deadline until) noexcept {
  timespec at{};
  if (until != no_deadline) { // steady_clock is CLOCK_MONOTONIC, which FUTEX_WAIT_BITSET uses
    const auto ns = std::chrono::nanoseconds(until.time_since_epoch()).count();
    at.tv_sec = static_cast<std::time_t>(ns / 1'000'000'000);
    at.tv_nsec = static_cast<long>(ns % 1'000'000'000);
  }
  syscall(SYS_futex, &word, FUTEX_WAIT_BITSET_PRIVATE, expected,
          until == no_deadline ? nullptr : &at, nullptr, FUTEX_BITSET_MATCH_ANY);
}

void futex_wake_all(const std::atomic<std::uint32_t> &word) noexcept {
  syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, INT_MAX, nullptr, nullptr, 0);
}

} // namespace poolwise::detail

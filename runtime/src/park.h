// Sleeping and waking on a 32-bit word: the futex system call, and a one-shot-at-a-time event.
//
// std::atomic::wait has no time limit, and std::condition_variable needs a mutex that the waker
// would contend for; both would be built on this call anyway.
#ifndef POOLWISE_SRC_PARK_H
#define POOLWISE_SRC_PARK_H

#include <atomic>
#include <chrono>
#include <cstdint>

namespace poolwise::detail {

using deadline = std::chrono::steady_clock::time_point;
inline constexpr deadline no_deadline = deadline::max();

/// Sleeps while word == expected, until woken or the deadline; may return early for no reason.
void futex_wait(const std::atomic<std::uint32_t> &word, std::uint32_t expected,
                deadline until = no_deadline) noexcept;
void futex_wake_all(const std::atomic<std::uint32_t> &word) noexcept;

/// Tells the core that the thread is spinning.
inline void spin_once() noexcept {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("isb" ::: "memory");
#endif
}

/// One thread waits, any thread sets. A set is kept until a wait takes it.
///
/// Ordering: set() releases, a wait() that returns true acquires.
class event {
public:
  void set() noexcept {
    if (word_.exchange(already_set, std::memory_order_acq_rel) == asleep)
      futex_wake_all(word_);
  }

  /// Whether a wait would return at once.
  bool is_set() const noexcept { return word_.load(std::memory_order_relaxed) == already_set; }

  /// Spins that many times first. False: the deadline passed, and nothing was taken.
  bool wait(unsigned spins = 0, deadline until = no_deadline) noexcept {
    for (unsigned i = 0; i != spins && word_.load(std::memory_order_relaxed) != already_set; ++i)
      spin_once();
    for (;;) {
      std::uint32_t seen = word_.load(std::memory_order_relaxed);
      if (seen == already_set) {
        word_.exchange(clear, std::memory_order_acquire);
        return true;
      }
      if (seen == clear && !word_.compare_exchange_strong(seen, asleep, std::memory_order_relaxed))
        continue;
      if (until != no_deadline && std::chrono::steady_clock::now() >= until) {
        std::uint32_t expected = asleep;
        if (word_.compare_exchange_strong(expected, clear, std::memory_order_relaxed))
          return false;
        continue; // set in this very moment
      }
      futex_wait(word_, asleep, until);
    }
  }

private:
  enum : std::uint32_t { clear, already_set, asleep };
  std::atomic<std::uint32_t> word_{clear};
};

} // namespace poolwise::detail

#endif

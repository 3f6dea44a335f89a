// Pauses of random length where functions begin, so that rounds meet in other
// ways on every run. Linked into programs built with
// -finstrument-functions-after-inlining. The whole program pauses at most 300
// times.
#include <atomic>
#include <cstdint>
#include <ctime>

namespace {
std::atomic<int> pauses_left{300};

std::uint32_t random_number() {
  thread_local std::uint32_t state = [] {
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::uint32_t>(now.tv_nsec) | 1;
  }();
  state ^= state << 13;
  state ^= state >> 17;
  return state ^= state << 5;
}
} // namespace

extern "C" void __cyg_profile_func_enter(void *, void *) {
  const std::uint32_t drawn = random_number();
  if (drawn % 8 != 0 || pauses_left.load(std::memory_order_relaxed) <= 0 ||
      pauses_left.fetch_sub(1, std::memory_order_relaxed) <= 0)
    return;
  const timespec pause{0, static_cast<long>(drawn / 8 % 100'000)};
  nanosleep(&pause, nullptr);
}

extern "C" void __cyg_profile_func_exit(void *, void *) {}

// Wall time, and the processor time of the calling thread.
#pragma once

#include <cstdint>
#include <ctime>

namespace poolwise::profiler {

inline int64_t nanoseconds(clockid_t clock) {
  timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * 1'000'000'000 + t.tv_nsec;
}

inline int64_t wall_now() { return nanoseconds(CLOCK_MONOTONIC); }

// Asking for the processor time is a system call, wall time is not: between two questions that are
// close together the thread is taken to run.
class thread_clock {
public:
  int64_t at(int64_t wall) {
    if (wall - asked_ < most_ns)
      return cpu_ + (wall - asked_);
    return ask(wall);
  }
  // Say so when the thread may have slept.
  int64_t ask(int64_t wall) {
    asked_ = wall;
    return cpu_ = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
  }

private:
  static constexpr int64_t most_ns = 50'000;
  int64_t asked_ = -most_ns;
  int64_t cpu_ = 0;
};

} // namespace poolwise::profiler

// Work that costs a known amount of CPU time.
//
// A chain of dependent steps, so its time hardly depends on what runs on the core's other thread;
// and unlike waiting for a clock it is work that takes longer when the core is shared. All
// processes of a run must do the same work, so one of them finds out how many steps a microsecond
// has, and the others get that number in the environment.
#ifndef POOLWISE_BENCH_WORK_H
#define POOLWISE_BENCH_WORK_H

#include "bench.h"

#include <cstdlib>

namespace bench {

inline constexpr const char *steps_variable = "POOLWISE_BENCH_STEPS_PER_US";

inline double steps(long count) {
  double x = 1;
  for (long i = 0; i != count; ++i)
    x = x * 0.999999 + 1e-9;
  return x;
}

inline double measured_steps_per_us() {
  double best = 1;
  for (int round = 0; round != 200; ++round) {
    const auto start = std::chrono::steady_clock::now();
    volatile double kept = steps(50'000);
    static_cast<void>(kept);
    best = std::min(best, seconds_since(start));
  }
  return 50'000 / (best * 1e6);
}

/// That much CPU time of an idle core.
inline void burn(std::chrono::microseconds time) {
  static const double per_us = [] {
    const char *known = std::getenv(steps_variable);
    return known != nullptr ? std::atof(known) : measured_steps_per_us();
  }();
  volatile double kept = steps(static_cast<long>(per_us * static_cast<double>(time.count())));
  static_cast<void>(kept);
}

} // namespace bench

#endif

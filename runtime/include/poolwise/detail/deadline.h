// When a time from now is over.
//
// Thread safety: pure. Blocking, Exceptions, Shutdown: nothing.
#ifndef POOLWISE_DETAIL_DEADLINE_H
#define POOLWISE_DETAIL_DEADLINE_H

#include <chrono>

namespace poolwise::detail {

/// time_point::max() stands for never.
inline std::chrono::steady_clock::time_point deadline_after(std::chrono::nanoseconds time) {
  const auto now = std::chrono::steady_clock::now();
  const auto last = std::chrono::steady_clock::time_point::max();
  return time < last - now ? now + time : last;
}

} // namespace poolwise::detail

#endif

// How long to pause before looking for messages again: MPI cannot wake a thread that sleeps.
//
// At first not at all, so that what follows at once is quick; then longer and longer, so that a
// rank that has nothing to do takes hardly any time.
#ifndef POOLWISE_SRC_MPI_PAUSE_H
#define POOLWISE_SRC_MPI_PAUSE_H

#include <algorithm>
#include <chrono>

namespace poolwise::detail {

class mpi_pause {
public:
  using duration = std::chrono::nanoseconds;

  void reset() noexcept { looks_ = 0; }
  /// 0: only let others run.
  duration next(duration most) noexcept {
    if (looks_ < looks_without_pause)
      return ++looks_, duration{0};
    const unsigned doubled = std::min(looks_ - looks_without_pause, 16U);
    looks_ += doubled < 16 ? 1U : 0U;
    return std::min(most, shortest * (1U << doubled));
  }

private:
  static constexpr unsigned looks_without_pause = 100;
  static constexpr duration shortest = std::chrono::microseconds(10);
  unsigned looks_ = 0;
};

/// While something is under way.
inline constexpr std::chrono::milliseconds longest_pause{1};

} // namespace poolwise::detail

#endif

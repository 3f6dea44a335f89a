// How long to spin before sleeping: long where it has paid lately, hardly where it has not.
//
// Spinning saves a sleep and a wake-up (10 to 100 us) where the other side runs on another core,
// and only delays it where both share one. So the budget grows with each success and halves with
// each failure.
#ifndef POOLWISE_SRC_SPIN_BUDGET_H
#define POOLWISE_SRC_SPIN_BUDGET_H

#include "park.h"

#include <algorithm>

namespace poolwise::detail {

class spin_budget {
public:
  /// Spins at most `limit` rounds, or fewer; true: `done` has come to hold.
  template <class Done> bool spin(unsigned limit, Done done) {
    const unsigned rounds = std::min(limit, budget_);
    for (unsigned i = 0; i != rounds; ++i) {
      if (done()) {
        budget_ = std::min(most, 2 * budget_);
        return true;
      }
      spin_once();
    }
    budget_ = std::max(least, budget_ / 2);
    return false;
  }

private:
  static constexpr unsigned most = 4000; // about 50 us
  static constexpr unsigned least = 16;
  unsigned budget_ = 1000;
};

} // namespace poolwise::detail

#endif

//===- SplitRounds.h - Rounds that compute first and act then ---*- C++ -*-===//
//
// In:  a loop's trial that is not safe as a whole. Out: whether its body splits
//      in two: statements that only compute, side by side and ahead of time,
//      and those behind them, which stay in order on the calling thread. So
//      what prints, collects in any way, or leaves the loop needs no pattern.
//
// The first part may run for rounds that never come, when the second leaves the
// loop; so it writes nothing that outlives its round.
// Not handled: a first part that leaves the round (`continue`) or writes
// elements of its own; second parts that the first depends on.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_SPLITROUNDS_H
#define POOLWISE_SAFETY_SPLITROUNDS_H

#include "Trial.h"

namespace poolwise {

/// Sets Found to Split, with conflicts to match. False: there is nothing worth
/// computing ahead; the trial is not fit for use then.
bool splitRounds(Trial &T);

} // namespace poolwise

#endif

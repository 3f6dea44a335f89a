//===- LoopDepth.h - How deep loops of open length nest ---------*- C++ -*-===//
//
// In:  a region. Out: the deepest nesting, callees included, of loops whose
//      number of rounds the source does not fix. One such loop says little
//      about how long code runs; two inside each other say that it is real
//      work.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RECOMMEND_LOOPDEPTH_H
#define POOLWISE_RECOMMEND_LOOPDEPTH_H

#include "poolwise/Program/Behavior.h"

namespace poolwise {

/// Inside `R` of the function (NoId: nowhere, 0).
unsigned guessedLoopDepth(const Behaviors &B, FunctionId F, RegionId R);

} // namespace poolwise

#endif

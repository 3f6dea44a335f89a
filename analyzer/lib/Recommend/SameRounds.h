//===- SameRounds.h - Loops that do one thing again and again ---*- C++ -*-===//
//
// In:  a loop. Out: whether its rounds don't look at the counter or element:
//      each does what the round before did, so it matters only since that one
//      has changed something: the steps of a solver, the runs of a benchmark.
//
// Not handled: loops whose header does not name what goes from round to round.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RECOMMEND_SAMEROUNDS_H
#define POOLWISE_RECOMMEND_SAMEROUNDS_H

#include "poolwise/Summary/FunctionSummary.h"

namespace poolwise {

bool doesSameEachRound(const FunctionSummary &F, RegionId Loop);

} // namespace poolwise

#endif

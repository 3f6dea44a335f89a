//===- Timing.h - Rounds that are measured ----------------------*- C++ -*-===//
//
// In:  a site. Out: whether each round, of it or of a loop around it, looks at
//      the clock before and after its work: then how long that takes alone is
//      what is asked for.
//
// Functions of the program that ask a clock are followed a few calls deep. Not
// handled: a clock that is read once, and compared with the round before.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RECOMMEND_TIMING_H
#define POOLWISE_RECOMMEND_TIMING_H

#include "Site.h"

namespace poolwise {

bool isMeasured(const Program &P, const Site &S);

} // namespace poolwise

#endif

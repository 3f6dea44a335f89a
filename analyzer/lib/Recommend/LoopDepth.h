//===- LoopDepth.h - How deep loops of open length nest ---------*- C++ -*-===//
//
// In:  a site. Out: the deepest nesting, callees included, of loops in one task
//      whose number of rounds the source does not fix. One such loop says
//      little about how long code runs; two inside each other say that it is
//      real work if one of them goes over data. Lists within lists are short as
//      often as not.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RECOMMEND_LOOPDEPTH_H
#define POOLWISE_RECOMMEND_LOOPDEPTH_H

#include "Site.h"

namespace poolwise {

struct LoopDepth {
  unsigned OfAll = 0;
  unsigned WithData = 0; ///< of nests in which some loop goes over data
  unsigned Guesses = 0;  ///< searches and words, too
};

LoopDepth guessedLoopDepth(const Program &P, const Site &S);

/// Does it, or a function that it calls, go over numbers (samples, pixels,
/// coefficients)? Such loops are long; those over names and packets are not.
bool goesOverNumbers(const Program &P, const FunctionSummary &F);

} // namespace poolwise

#endif

//===- PatternMatch.h - What a loop computes --------------------*- C++ -*-===//
//
// In:  a trial without its conflicts. Out: how its results are collected, which
//      excuses the accesses that do it: they stay in order, on the calling
//      thread.
//
// Not handled: more than one sink.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_PATTERNMATCH_H
#define POOLWISE_SAFETY_PATTERNMATCH_H

#include "Trial.h"

namespace poolwise {

Pattern matchPattern(const Trial &T);

/// Is this use what the pattern's sink does to its container or target? What a
/// sink reads besides (`v.push_back(v.back())`) is not.
bool isSinkUse(const Trial &T, const Pattern &Found, const MemoryUse &Use);

/// `P` is walked by the loop, and `Append` appends to a container: it can't be
/// the same one, since the loop would walk over freed elements, or never end.
bool cannotBeWalked(const Trial &T, const MemoryUse &Append, const Place &P);

/// The container that the call of an Append pattern appends to.
std::vector<Place> sinkContainers(const Trial &T, CallId Append);

} // namespace poolwise

#endif

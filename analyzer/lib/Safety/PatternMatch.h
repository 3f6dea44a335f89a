//===- PatternMatch.h - What a loop computes --------------------*- C++ -*-===//
//
// In:  a trial without its conflicts. Out: how its results are collected, which
//      excuses the accesses that do it: they stay in order, on the calling
//      thread.
//
// Not handled: more than one sink (OwnSinks.h).
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

/// `Append` appends to a vector in whose elements `Other` may be read, by a
/// name that callers gave. The elements that are there keep their values, and
/// who uses those that had to move has ended up with nothing before, too.
bool leavesAlone(const Trial &T, const MemoryUse &Append,
                 const MemoryUse &Other);

//--- Questions that all patterns ask ----------------------------------------//

bool isPartOf(const Place &P, const Place &Whole);
/// One object for all rounds.
bool isFixedOutside(const Trial &T, const Place &P);
/// The container, or an element of the container, whose size decides how many
/// rounds there are.
bool isWalked(const Trial &T, const Place &P);
/// Does the round touch the sink's object besides?
bool isTouched(const Trial &T, const Pattern &Found, const Place &Sink);
/// `t += f(t)`: what the operand of an update does is not the update's own.
bool isInOperand(const Trial &T, const MemoryUse &Use);
/// A call of the body that appends to what the call `First` appends to, by the
/// same name.
bool appendsToSame(const Trial &T, CallId First, CallId Id);

/// The container that the call of an Append pattern appends to.
std::vector<Place> sinkContainers(const Trial &T, CallId Append);

} // namespace poolwise

#endif

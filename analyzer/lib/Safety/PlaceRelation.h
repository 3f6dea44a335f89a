//===- PlaceRelation.h - May two places be one object? ----------*- C++ -*-===//
//
// In:  two memory uses of different tasks (or of different rounds). Out: how
//      their places relate. Everything that is not shown to be distinct may be
//      one object.
//
// Not handled: unions (their members count as distinct), overlapping rows of
// hand-made two-dimensional arrays (they count as one).
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_PLACERELATION_H
#define POOLWISE_SAFETY_PLACERELATION_H

#include "Trial.h"

namespace poolwise {

/// Relates a use of task `TaskA` and one of task `TaskB`; with equal tasks, two
/// different rounds of it.
Overlap overlap(const Trial &T, const MemoryUse &A, unsigned TaskA,
                const MemoryUse &B, unsigned TaskB);

/// Canonical type of a place, as far as the function names it; else empty.
std::string typeOfPlace(const Trial &T, const Place &P);

/// Path length up to and including the last Deref, 0 without one: what stands
/// before was loaded from memory, what stands behind is inside one object.
size_t anchorLength(const Place &P);

} // namespace poolwise

#endif

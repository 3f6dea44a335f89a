//===- PlaceRelation.h - May two places be one object? ----------*- C++ -*-===//
//
// In:  two memory uses of different tasks (or of different rounds). Out: how
//      their places relate. Everything that is not shown to be distinct may be
//      one object.
//
// Not handled: unions (their members count as distinct).
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_PLACERELATION_H
#define POOLWISE_SAFETY_PLACERELATION_H

#include "Trial.h"

namespace poolwise {

/// A use of memory that is not the task's own, with what every question about
/// it needs.
struct SharedUse {
  const MemoryUse *Use;
  unsigned Task;
  size_t Anchor; ///< anchorLength of its place
};

/// Nothing if nobody but the task can reach what it uses.
std::optional<SharedUse> sharedUse(const Trial &T, const MemoryUse &Use,
                                   unsigned Task);

/// Relates uses of two tasks; with equal tasks, two different rounds of it.
Overlap overlap(const Trial &T, const SharedUse &A, const SharedUse &B);
/// The same for single questions; Never for what is a task's own.
Overlap overlap(const Trial &T, const MemoryUse &A, unsigned TaskA,
                const MemoryUse &B, unsigned TaskB);

/// Canonical type of a place, as far as the function names it; else empty.
std::string typeOfPlace(const Trial &T, const Place &P);

/// Path length up to and including the last Deref, 0 without one: what stands
/// before was loaded from memory, what stands behind is inside one object.
size_t anchorLength(const Place &P);

} // namespace poolwise

#endif

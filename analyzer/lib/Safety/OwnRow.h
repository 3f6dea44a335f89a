//===- OwnRow.h - Rows of a table in one stretch of memory ------*- C++ -*-===//
//
// In:  a use of an element of which the index is made of sums and products, as
//      in `pixels[(y * width + x) * 3 + 2]`. Out: the row that it is in, if the
//      row belongs to the round: rows of different rounds have no element in
//      common.
//
// The index is written as `Stride * counter + place in the row`, and the place
// is shown to be from 0 to below the stride: each counter of a loop inside is
// at its first or last value then. Nothing may change what the stride is made
// of meanwhile, and it is more than 0, since a loop inside runs up to it.
//
// What is computed in 32 unsigned bits may wrap; two rows that meet so would be
// 2^31 elements apart, and all between is used, if each round uses its row
// whatever happens. No table is taken to be that long.
//
// Rounds that are several numbers apart (`begin += block`) are counted in
// steps. What counters and bounds are is in IndexRange.h.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_OWNROW_H
#define POOLWISE_SAFETY_OWNROW_H

#include "Polynomial.h"
#include "Trial.h"

namespace poolwise {

struct OwnRow {
  /// Rows begin at `Start + Stride * (the round's counter + Offset)`.
  Polynomial Stride, Start;
  int Offset = 0;
  /// The counter is taken away: `Start + Stride * (Offset - counter)`.
  bool IsMirrored = false;

  friend bool operator==(const OwnRow &A, const OwnRow &B) {
    return A.Stride == B.Stride && A.Start == B.Start && A.Offset == B.Offset &&
           A.IsMirrored == B.IsMirrored;
  }
};

/// The row of the Index step at `StepIndex`; nothing if it may meet the row of
/// another round.
std::optional<OwnRow> ownRow(const Trial &T, const MemoryUse &Use,
                             size_t StepIndex);

} // namespace poolwise

#endif

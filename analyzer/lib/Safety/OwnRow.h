//===- OwnRow.h - Rows of a table in one stretch of memory ------*- C++ -*-===//
//
// In:  a use of an element of which the index is a sum and product, as in
//      `pixels[(y * width + x) * 3 + 2]`. Out: the row that it is in, if the
//      row belongs to the round: rows of different rounds have no element in
//      common.
//
// A row is the round's own if each place in it is shown to be inside of it: it
// is a constant below a constant length, or the counter of a loop that runs
// from a constant to the row's length or less. Nothing may change the length
// meanwhile.
//
// Not handled: lengths that a method yields, loops that count down, columns by
// anything but a counter.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_OWNROW_H
#define POOLWISE_SAFETY_OWNROW_H

#include "Trial.h"

namespace poolwise {

struct OwnRow {
  /// `Start + (the round's counter + Offset)`, in units of `Lengths`.
  uint32_t Start = NoId; ///< a product that is the same in all rounds, or NoId
  int64_t Offset = 0;
  /// Of the rows, the innermost last: a constant or an integer's place.
  std::vector<std::pair<Place, int64_t>> Lengths;

  friend bool operator==(const OwnRow &, const OwnRow &) = default;
};

/// The row of the Index step at `StepIndex`; nothing if it may meet the row of
/// another round. Without Lengths: the element itself is the round's own.
std::optional<OwnRow> ownRow(const Trial &T, const MemoryUse &Use,
                             size_t StepIndex);

} // namespace poolwise

#endif

//===- OwnPair.h - Pairs of two counters, each once -------------*- C++ -*-===//
//
// In:  uses of elements of a square table, as in `for (j = i + 1; ...)
//      d[i][j] = d[j][i] = f(i, j)`. Out: whether two rounds of the loop over
//      `i` may meet in one element.
//
// In all uses `j` is at least `i` (or in all uses at most): then the smaller
// (or larger) of row and column is the round's own number, whichever of the two
// comes first. In one stretch of memory (`d[i * n + j]`), both are from 0 to
// below `n`, so that an element has one row and one column.
//
// Not handled: triangles without gaps (`d[i * (i - 1) / 2 + j]`), three
// indexes.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_OWNPAIR_H
#define POOLWISE_SAFETY_OWNPAIR_H

#include "Trial.h"

namespace poolwise {

/// Both uses are of elements of one table, of which the Index step at
/// `StepIndex` is the first. False: they may meet.
bool inOwnPairs(const Trial &T, const MemoryUse &A, const MemoryUse &B,
                size_t StepIndex);

} // namespace poolwise

#endif

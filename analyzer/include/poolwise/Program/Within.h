//===- Within.h - Some number from one to another ---------------*- C++ -*-===//
//
// A computation that no source has: a number from Left to below Right, as the
// counter of a callee's loop is one, or what a library walks from one iterator
// to another. Left.Usr tells which number it is: two of the same bounds are
// two. It is made while the program is propagated, and never kept in a summary.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROGRAM_WITHIN_H
#define POOLWISE_PROGRAM_WITHIN_H

#include "poolwise/Summary/Place.h"

namespace poolwise {

inline constexpr auto Within =
    static_cast<Computation::Op>(uint8_t(Computation::Op::Max) + 1);

} // namespace poolwise

#endif

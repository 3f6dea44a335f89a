//===- Repeated.h - Functions that units have alike -------------*- C++ -*-===//
//
// Units that include a header have its functions alike. They need not be
// decoded in each: one unit holds such a function, others refer to it.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROGRAM_REPEATED_H
#define POOLWISE_PROGRAM_REPEATED_H

#include "poolwise/Program/Program.h"

namespace poolwise {

/// A function that a unit has exactly as another one has it, and does not hold
/// itself.
struct RepeatedFunction {
  size_t Before;   ///< how many of the unit's own functions stand before it
  size_t Unit;     ///< that holds it
  size_t Function; ///< in that unit
};
/// Of each unit, in order. May be shorter than the units.
using RepeatedFunctions = std::vector<std::vector<RepeatedFunction>>;

Program link(std::vector<TUSummary> Units, std::vector<FailedUnit> Failures,
             RepeatedFunctions Repeated);

} // namespace poolwise

#endif

//===- DependentCalls.cpp - A call needs what an earlier one gives --------===//
//
// In a run of calls, one reads what another writes: a result, or an object that
// both know.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "PlaceName.h"

using namespace llvm;
namespace poolwise {

void checkDependentCalls(const Trial &T, Hazards &Out) {
  for (const Conflict &C : T.Conflicts)
    if (C.Sort == ConflictSort::DependentCalls)
      addHazard(Out,
                "'" + nameOf(T.F, C.Write->P) +
                    "' is written by one of the calls and read by another" +
                    viaText(C.Other->Path),
                C.Other->Path, C.How == Overlap::Same);
}

} // namespace poolwise

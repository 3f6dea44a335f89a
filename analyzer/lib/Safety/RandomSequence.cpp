//===- RandomSequence.cpp - Rounds draw from one random sequence ----------===//
//
// Which round gets which number depends on their order.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"

using namespace llvm;
namespace poolwise {

void checkRandomSequence(const Trial &T, Hazards &Out) {
  for (const Conflict &C : T.Conflicts)
    if (C.Sort == ConflictSort::RandomSequence)
      addHazard(Out,
                taskWord(T).str() +
                    " draws from one sequence of random numbers" +
                    callText(C.Write->Path),
                C.Write->Path, true);
}

} // namespace poolwise

//===- ProcessState.cpp - State of the whole process is changed -----------===//
//
// The working directory, the environment, the locale...: there is one for all
// threads.
//
//===----------------------------------------------------------------------===//

#include "ConflictSort.h"
#include "HazardChecks.h"

using namespace llvm;
namespace poolwise {

void checkProcessState(const Trial &T, Hazards &Out) {
  for (const Conflict &C : T.Conflicts)
    if (C.Sort == ConflictSort::ProcessState)
      addHazard(Out,
                "the " + processState(C.Write->P).str() +
                    " of the process is changed" + callText(C.Write->Path),
                C.Write->Path, true);
}

} // namespace poolwise

//===- ThreadLocalState.cpp - A variable of the thread is used ------------===//
//
// What one thread stored there, a task on another thread does not see.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "PlaceName.h"

using namespace llvm;
namespace poolwise {

void checkThreadLocalState(const Trial &T, Hazards &Out) {
  for (const Conflict &C : T.Conflicts)
    if (C.Sort == ConflictSort::ThreadLocal)
      addHazard(Out,
                "'" + nameOf(T.F, C.Write->P) +
                    "' is there once for each thread",
                C.Write->Path, false);
}

} // namespace poolwise

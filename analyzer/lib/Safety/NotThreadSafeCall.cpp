//===- NotThreadSafeCall.cpp - A call that must not run twice at once -----===//
//
// The library keeps its result or state in one hidden place.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"

using namespace llvm;
namespace poolwise {

void checkNotThreadSafeCall(const Trial &T, Hazards &Out) {
  // One call alone, beside others, is no race of its own. But what sets a
  // library up, or ends it, must find no other thread at work.
  for (const Task &Each : T.Tasks)
    for (const CallUse &Use : Each.sideBySide().NotThreadSafe)
      addHazard(Out,
                "'" + Use.Callee + "' is not thread-safe" + viaText(Use.Path),
                Use.Path, true);
}

} // namespace poolwise

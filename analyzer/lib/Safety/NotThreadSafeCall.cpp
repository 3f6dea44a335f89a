//===- NotThreadSafeCall.cpp - A call that must not run twice at once -----===//
//
// The library keeps its result or state in one hidden place.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"

using namespace llvm;
namespace poolwise {

/// The child goes on alone with the thread that forked: that must be ours.
static bool forks(const CallUse &Use) {
  const Witness *Last = lastHop(Use.Path);
  return Last && Last->Rule && Last->Rule->Forks;
}

void checkNotThreadSafeCall(const Trial &T, Hazards &Out) {
  unsigned Tasks = 0;
  for (const Task &Each : T.Tasks)
    Tasks += !Each.sideBySide().NotThreadSafe.empty();
  // One task alone may; two calls of different functions may share their state.
  bool OnlyForks = T.C.S == Candidate::Site::Calls && Tasks < 2;
  for (const Task &Each : T.Tasks)
    for (const CallUse &Use : Each.sideBySide().NotThreadSafe)
      if (!OnlyForks || forks(Use))
        addHazard(Out,
                  "'" + Use.Callee + "' is not thread-safe" + viaText(Use.Path),
                  Use.Path, true);
}

} // namespace poolwise

//===- OrderedOutput.cpp - Lines on the console would change their order --===//
//
// What several tasks print (or read) comes in the order in which they run. A
// last word before the process ends, as of a check that fails, is none of it:
// that it ends is told by other hazards.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"

using namespace llvm;
namespace poolwise {

static bool isLastWord(const Conflict &C) {
  return C.Write->Ending && (C.Other->Ending || !C.Other->Write);
}

void checkOrderedOutput(const Trial &T, Hazards &Out) {
  unsigned Printing = 0;
  const EffectUse *Last = nullptr;
  for (const Task &Each : T.Tasks)
    for (const EffectUse &E : Each.sideBySide().Effects)
      if (E.Kind == EffectKind::Console && !E.Ending) {
        ++Printing;
        Last = &E;
        break;
      }
  bool Repeats = T.C.S != Candidate::Site::Calls;
  if (Last && (Repeats || Printing > 1)) {
    addHazard(Out,
              taskWord(T).str() + " uses the console, where the order shows" +
                  callText(Last->Path),
              Last->Path, true);
    return;
  }
  for (const Conflict &C : T.Conflicts)
    if (C.Sort == ConflictSort::ConsoleOrder && !isLastWord(C))
      addHazard(Out,
                taskWord(T).str() + " uses the console, where the order shows" +
                    callText(C.Write->Path),
                C.Write->Path, true);
}

} // namespace poolwise

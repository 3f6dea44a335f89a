//===- UnknownCallee.cpp - A call of which nothing is known ---------------===//
//
// No body in the program, no rule: it may do anything.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"

using namespace llvm;
namespace poolwise {

void checkUnknownCallee(const Trial &T, Hazards &Out) {
  for (const Task &Each : T.Tasks)
    for (const CallUse &Use : Each.Does.Unknown)
      addHazard(Out,
                "what '" + Use.Callee + "' does is not known" +
                    viaText(Use.Path),
                Use.Path, false);
}

} // namespace poolwise

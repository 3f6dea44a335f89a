//===- ParentVisibleSideEffect.cpp - What would happen in a copy only -----===//
//
// A worker process has a copy of the program's memory; what a round writes
// besides its result is lost with it.
//
//===----------------------------------------------------------------------===//

#include "PatternMatch.h"
#include "PlaceName.h"
#include "ProcessHazards.h"

using namespace llvm;
namespace poolwise {

void checkParentVisibleSideEffect(const Trial &T, Hazards &Out) {
  if (!T.isLoop() || T.Tasks.empty())
    return;
  if (T.Found.F != Pattern::Form::Append && T.Found.F != Pattern::Form::Reduce)
    addHazard(Out, "a round yields no result that could be sent back", nullptr,
              true);
  for (const MemoryUse &Use : T.Tasks[0].Does.Memory)
    if (Use.Write && !T.isPrivate(Use.P, 0) && !isSinkUse(T, T.Found, Use) &&
        !isSameInWorker(T, Use.P) &&
        !(Use.P.R == Place::Root::Variable && Use.P.Id == T.Shape->Variable &&
          Use.P.Path.empty()))
      addHazard(Out,
                "'" + nameOf(T.F, Use.P) +
                    "' would be written in a worker process, and not here" +
                    viaText(Use.Path),
                Use.Path, !Use.P.isUnknown());
}

} // namespace poolwise

//===- IrregularLoop.cpp - Rounds that can't be known before they run -----===//
//
// A loop whose condition is computed as it goes has no list of rounds to hand
// out; nor has one whose counter the body moves.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "NumbersSetAnew.h"

using namespace llvm;
namespace poolwise {

void checkIrregularLoop(const Trial &T, Hazards &Out) {
  if (!T.isLoop())
    return;
  Hazard H;
  H.Where = T.C.Where;
  H.Proven = false;
  if (T.Shape->F == LoopShape::Form::Other)
    H.Message = "how many rounds there are shows only while they run";
  else if (T.Shape->F != LoopShape::Form::Range && T.RoundVariables.empty())
    H.Message = "the body or the header moves the counter in a way that is not "
                "understood";
  else if (T.Shape->isCounterOutside() &&
           (T.F.Variables[T.Shape->Variable].AddressTaken ||
            !isForgottenAfter(T.F, T.Shape->Variable, T.Loop))) {
    H.Message = "'" + T.F.Variables[T.Shape->Variable].Name +
                "' is declared outside of the loop, and its last value may be "
                "looked at";
    H.Proven = true;
  } else
    return;
  Out.push_back(std::move(H));
}

} // namespace poolwise

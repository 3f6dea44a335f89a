//===- LoopCarriedDependence.cpp - A round needs what an earlier one left -===//
//
// A round reads what another round wrote: a running value, or a neighbouring
// element.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "PlaceName.h"

using namespace llvm;
namespace poolwise {

void checkLoopCarriedDependence(const Trial &T, Hazards &Out) {
  for (const Conflict &C : T.Conflicts) {
    if (C.Sort != ConflictSort::CarriedDependence)
      continue;
    std::string Name = "'" + nameOf(T.F, C.Write->P) + "'";
    if (C.How == Overlap::OtherElement)
      addHazard(Out,
                Name + " of one round is '" + nameOf(T.F, C.Other->P) +
                    "' of another",
                C.Other->Path, true);
    else if (C.How == Overlap::SomeElement)
      addHazard(Out,
                "a round may read in '" + nameOf(T.F, C.Other->P) +
                    "' what another round wrote to " + Name,
                C.Other->Path, false);
    else
      addHazard(Out,
                Name + " carries a value from one round to the next" +
                    viaText(C.Write->Path),
                C.Write->Path, !(C.Write->Atomic && C.Other->Atomic));
  }
}

} // namespace poolwise

//===- PossibleAliasing.cpp - Two names may mean one object ---------------===//
//
// A write through a reference or pointer may hit what another task uses under
// another name. Nothing proves that it does; nothing proves that it does not.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "PlaceName.h"

using namespace llvm;
namespace poolwise {

static std::string message(const Trial &T, const Conflict &C) {
  std::string Write = "'" + nameOf(T.F, C.Write->P) + "'";
  std::string Other = "'" + nameOf(T.F, C.Other->P) + "'";
  if (C.Write->P.isUnknown())
    return "something is written that could not be followed to an object" +
           viaText(C.Write->Path);
  if (C.How == Overlap::ThroughPointer)
    return Write + " is written through pointers that may lead to one object "
                   "from two rounds";
  if (C.Other->P.isUnknown())
    return Write +
           " is written, and something is read that could not be "
           "followed to an object" +
           viaText(C.Other->Path);
  if (Write == Other)
    return Write + " may overlap with itself in another round";
  return Write + " and " + Other + " may be one object";
}

void checkPossibleAliasing(const Trial &T, Hazards &Out) {
  for (const Conflict &C : T.Conflicts)
    if (C.Sort == ConflictSort::PossibleAliasing)
      addHazard(Out, message(T, C), C.Write->Path, false);
}

} // namespace poolwise

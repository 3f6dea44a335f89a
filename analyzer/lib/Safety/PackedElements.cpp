//===- PackedElements.cpp - Elements share a byte -------------------------===//
//
// Writing one element of a std::vector<bool> rewrites its neighbours.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "PlaceName.h"

using namespace llvm;
namespace poolwise {

void checkPackedElements(const Trial &T, Hazards &Out) {
  for (const Conflict &C : T.Conflicts)
    if (C.Sort == ConflictSort::PackedElements)
      addHazard(Out,
                "'" + nameOf(T.F, C.Write->P) +
                    "' shares a byte with the elements of other rounds",
                C.Write->Path, true);
}

} // namespace poolwise

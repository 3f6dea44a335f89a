//===- SharedStream.cpp - Tasks read or write through one stream ----------===//
//
// A stream or file descriptor has one position and one buffer; what a task gets
// depends on those that used it before.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "PlaceName.h"

using namespace llvm;
namespace poolwise {

void checkSharedStream(const Trial &T, Hazards &Out) {
  for (const Conflict &C : T.Conflicts)
    if (C.Sort == ConflictSort::SharedStream)
      addHazard(Out,
                "'" + nameOf(T.F, C.Write->P) +
                    "' is one stream for all: its position moves in every use" +
                    callText(C.Write->Path),
                C.Write->Path, true);
}

} // namespace poolwise

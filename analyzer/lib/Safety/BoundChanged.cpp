//===- BoundChanged.cpp - A round changes how many rounds there are -------===//
//
// The body writes what the loop's header reads: the bound, or the size of the
// container that it walks.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "PlaceName.h"
#include "PlaceRelation.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

/// An element that is written does not change how many there are.
static bool isElementOf(const Place &Written, const Place &Container) {
  return Written.R == Container.R && Written.Id == Container.Id &&
         Written.Name == Container.Name &&
         Written.Path.size() > Container.Path.size() &&
         std::equal(Container.Path.begin(), Container.Path.end(),
                    Written.Path.begin()) &&
         Written.Path[Container.Path.size()].K == Step::Kind::Index;
}

static void report(const Trial &T, Hazards &Out, const MemoryUse &Write,
                   Overlap How) {
  addHazard(Out,
            "'" + nameOf(T.F, Write.P) +
                "' is written, and the loop's header depends on it" +
                viaText(Write.Path),
            Write.Path, How == Overlap::Same);
}

void checkBoundChanged(const Trial &T, Hazards &Out) {
  if (!T.isLoop() || T.Tasks.empty())
    return;
  for (const MemoryUse &Write : T.Tasks[0].Does.Memory) {
    if (!Write.Write)
      continue;
    bool IsCounter =
        Write.P.R == Place::Root::Variable && Write.P.Id == T.Shape->Variable;
    if (IsCounter)
      continue;
    for (const MemoryUse &Read : T.Header) {
      if (Read.Write || isElementOf(Write.P, Read.P))
        continue;
      Overlap How = overlap(T, Write, 0, Read, 0);
      if (How == Overlap::Same || How == Overlap::SomeElement ||
          How == Overlap::Alias)
        report(T, Out, Write, How);
    }
    if (is_contained(T.Over, Write.P))
      report(T, Out, Write, Overlap::Same);
  }
}

} // namespace poolwise

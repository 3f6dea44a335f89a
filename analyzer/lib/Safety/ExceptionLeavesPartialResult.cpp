//===- ExceptionLeavesPartialResult.cpp - Rounds that ran after a throw ---===//
//
// When a round throws, the rounds before it have run and those behind it have
// not; side by side, any may have. That shows only in what outlives the
// exception: parameters, members, globals, and locals outside of a try.
//
//===----------------------------------------------------------------------===//

#include "ConflictSort.h"
#include "HazardChecks.h"
#include "PlaceName.h"
#include "PlaceRelation.h"

using namespace llvm;
namespace poolwise {

/// Does the object still exist where the exception is caught?
static bool outlivesException(const Trial &T, const Place &P, RegionId Site) {
  if (P.R != Place::Root::Variable)
    return P.R != Place::Root::Fresh && P.R != Place::Root::Constant;
  const Variable &V = T.F.Variables[P.Id];
  if (anchorLength(P) > 0)
    return true;
  if (V.K == Variable::Kind::Capture ||
      (V.K == Variable::Kind::Parameter && V.IsReference))
    return true;
  if (T.F.isWithin(V.Region, Site))
    return false;
  // A local survives if the handler stands between it and the loop.
  for (RegionId R = Site; R != NoId && R != V.Region; R = T.F.Regions[R].Parent)
    if (T.F.Regions[R].K == Region::Kind::Try)
      return true;
  return false;
}

void checkExceptionLeavesPartialResult(const Trial &T, Hazards &Out) {
  RegionId Site = T.isLoop() ? T.Loop : T.C.Region;
  if (T.C.S == Candidate::Site::Algorithm)
    Site = T.F.Calls[T.C.AlgorithmCall].Region;
  if (Site == NoId)
    return;
  for (const Task &Each : T.Tasks) {
    if (!Each.Does.Throws)
      continue;
    for (unsigned Other = 0; Other < T.Tasks.size(); ++Other) {
      // In a run of calls, those before the throw have run anyway.
      if (T.C.S == Candidate::Site::Calls && &T.Tasks[Other] <= &Each)
        continue;
      for (const MemoryUse &Use : T.Tasks[Other].Does.Memory) {
        if (!Use.Write || !T.isAhead(Use) || !processState(Use.P).empty() ||
            T.isPrivate(Use.P, Other) || Use.P.isUnknown() ||
            !outlivesException(T, Use.P, Site))
          continue;
        addHazard(Out,
                  "after an exception" + viaText(Each.Does.Throws) + ", '" +
                      nameOf(T.F, Use.P) +
                      "' would hold what later rounds wrote",
                  Use.Path, false);
      }
      if (T.C.S == Candidate::Site::Calls)
        for (const CallUse &Use : T.Tasks[Other].Does.Outside)
          addHazard(Out,
                    "after an exception" + viaText(Each.Does.Throws) + ", '" +
                        Use.Callee + "' would have run",
                    Use.Path, false);
    }
  }
}

} // namespace poolwise

//===- LoopCarriedDependence.cpp - A round needs what an earlier one left -===//
//
// A round reads what another round wrote: a running value, or a neighbouring
// element. The function of std::accumulate gets what it yielded before, and may
// do anything with it but to add, or compare, something else at its end.
//
//===----------------------------------------------------------------------===//

#include "HazardChecks.h"
#include "PlaceName.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

/// Does the lambda end in `return sum + x;`, and use its first parameter only
/// there? Extract says so of what it is as a whole.
static bool isFoldStep(const Trial &T, const Value &Work) {
  const FunctionSummary *Body =
      Work.K == Value::Kind::Lambda ? T.P.find(Work.Usr) : nullptr;
  return Body && any_of(Body->Updates, [&](const Update &U) {
           return U.Region == 0 && U.Target.R == Place::Root::Variable &&
                  U.Target.Id == 0 && U.Target.Path.empty() &&
                  Body->Variables[0].K == Variable::Kind::Parameter;
         });
}

static void checkFold(const Trial &T, Hazards &Out) {
  const Call &C = T.F.Calls[T.C.AlgorithmCall];
  const Model *Rule = T.Rules.modelFor(C);
  // A start value stands between the range and the function.
  const AlgorithmModel *Shape =
      Rule && Rule->Algorithm ? &*Rule->Algorithm : nullptr;
  if (!Shape || Shape->S != AlgorithmModel::Shape::ForEach || Shape->Last < 0 ||
      Shape->Work != Shape->Last + 2)
    return;
  size_t Work = Shape->Work;
  if (Work >= C.Arguments.size() || !isFoldStep(T, C.Arguments[Work].V))
    addHazard(Out,
              "each call takes what the one before it yielded, and may use it "
              "for more than a sum or an extreme",
              nullptr, false);
}

void checkLoopCarriedDependence(const Trial &T, Hazards &Out) {
  if (T.C.S == Candidate::Site::Algorithm)
    checkFold(T, Out);
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

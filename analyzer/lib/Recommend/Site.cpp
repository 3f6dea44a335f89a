#include "Site.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

static RegionId bodyOf(const FunctionSummary &F, RegionId Loop) {
  for (RegionId R = Loop + 1; R < F.Regions.size(); ++R)
    if (F.Regions[R].Parent == Loop && F.Regions[R].K == Region::Kind::LoopBody)
      return R;
  return NoId;
}

/// There is one console: no number of threads makes waiting for it shorter.
static void takeOutConsole(Behavior &Does) {
  for (EffectUse &E : Does.Effects)
    if (E.Kind == EffectKind::Console) {
      Does.Time.WaitNs = std::max(0.0, Does.Time.WaitNs - E.Ns);
      E.Ns = 0;
    }
}

std::optional<Site> siteOf(const Behaviors &B, FunctionId Id, uint32_t Index) {
  const FunctionSummary &F = B.program().Functions[Id];
  Site S;
  S.Function = Id;
  S.Index = Index;
  S.C = &F.Candidates[Index];
  for (RegionId R = S.C->Region; R < F.Regions.size(); R = F.Regions[R].Parent)
    if (F.Regions[R].K == Region::Kind::Parallel)
      return std::nullopt; // shared out already
  switch (S.C->S) {
  case Candidate::Site::Loop: {
    const std::optional<LoopShape> &Shape = F.Regions[S.C->Region].Loop;
    S.Around = S.C->Region;
    S.Inside = bodyOf(F, S.C->Region);
    // A loop that tests as it goes waits for something, or tries again; there
    // is no list of rounds to hand out.
    if (!Shape || Shape->F == LoopShape::Form::Other || S.Inside == NoId)
      return std::nullopt;
    S.Trips = Shape->Trips;
    S.Does = B.workOfRegion(Id, S.Inside);
    break;
  }
  case Candidate::Site::Algorithm: {
    const Call &Algorithm = F.Calls[S.C->AlgorithmCall];
    const Model *Rule = B.rules().modelFor(Algorithm);
    if (!Rule || !Rule->Algorithm)
      return std::nullopt;
    S.Around = Algorithm.Region;
    S.Does = B.workOfCallable(Id, S.C->AlgorithmCall, Rule->Algorithm->Work);
    break;
  }
  case Candidate::Site::Calls:
    S.Around = S.C->Region == NoId ? 0 : S.C->Region;
    break;
  default:
    return std::nullopt;
  }
  takeOutConsole(S.Does);
  S.Class = classify(S.Does);
  return S;
}

/// Does this call run its callables on threads of its own?
static bool runsElsewhere(const RuleSet &Rules, const Call &C) {
  StringRef Name = C.Name;
  for (StringRef Library : {"poolwise::", "tbb::", "oneapi::tbb::"})
    if (Name.starts_with(Library))
      return true;
  const Model *Rule = Rules.modelFor(C);
  return Rule && any_of(Rule->Callbacks,
                        [](const CallbackModel &M) { return M.Elsewhere; });
}

bool isInsideParallelWork(const Behaviors &B, const FunctionSummary &F) {
  if (F.Parent.empty())
    return false;
  const FunctionSummary *Parent = B.program().find(F.Parent);
  if (!Parent)
    return false;
  for (const Call &C : Parent->Calls)
    for (const Argument &A : C.Arguments)
      if (A.V.K == Value::Kind::Lambda && A.V.Usr == F.Usr &&
          runsElsewhere(B.rules(), C))
        return true;
  return isInsideParallelWork(B, *Parent);
}

} // namespace poolwise

//===- PlainUses.cpp ------------------------------------------------------===//

#include "PlainUses.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

bool takesLock(const Behavior &B) {
  return any_of(B.Effects, [](const EffectUse &E) {
    return E.Kind == EffectKind::Lock && !E.Elsewhere;
  });
}

/// A pointer that is given to the function, which leaves it as it is.
static bool isFixed(const FunctionSummary &F, const Place &P) {
  return P.R == Place::Root::Variable && P.Id < F.ParameterCount &&
         none_of(
             F.Accesses,
             [&](const Access &A) {
               return A.K == Access::Kind::Write && A.P.R == P.R &&
                      A.P.Id == P.Id && A.P.Path.empty();
             }) &&
         none_of(
             F.Bindings,
             [&](const Binding &B) {
               return B.Target.R == P.R && B.Target.Id == P.Id &&
                      B.Target.Path.empty();
             });
}

bool isPlain(const Scene &S, FunctionId F, const MemoryUse &Use,
             function_ref<bool(const Step &)> IsSameElement) {
  const Place &P = Use.P;
  bool HasName = P.R == Place::Root::Variable || P.R == Place::Root::This ||
                 P.R == Place::Root::Global;
  // Who fails first ends the process.
  if (!HasName || Use.Atomic || Use.Ending || !Use.Path || Use.Path->Perhaps ||
      StringRef(P.Name).starts_with("state:") ||
      StringRef(P.Name).starts_with("thread:") ||
      (P.R == Place::Root::This && P.Path.empty()))
    return false;
  // The standard's own streams may be used by several threads.
  if (P.R == Place::Root::Global && S.B.rules().backingOfGlobal(P.Name))
    return false;
  if (const Witness *Last = lastHop(Use.Path);
      Last && Last->Rule && Last->Rule->Threads == ThreadSafety::Safe)
    return false;
  ArrayRef<Step> Path = P.Path;
  if (!Path.empty() && Path.front().K == Step::Kind::Deref &&
      isFixed(S.of(F), P))
    Path = Path.drop_front();
  return all_of(Path, [&](const Step &Each) {
    return Each.K == Step::Kind::Field ||
           (Each.K == Step::Kind::Index && IsSameElement &&
            IsSameElement(Each));
  });
}

static bool isOnBranchBelow(const FunctionSummary &F, RegionId R,
                            RegionId Root) {
  for (; R < F.Regions.size() && R != Root; R = F.Regions[R].Parent)
    if (F.Regions[R].K == Region::Kind::Branch)
      return true;
  return false;
}

void walk(const Scene &S, FunctionId F, const WitnessPtr &Path,
          function_ref<void(FunctionId, const Witness &)> Visit) {
  FunctionId At = F;
  for (const Witness *Hop = Path.get(); Hop; Hop = Hop->Next.get()) {
    Visit(At, *Hop);
    const FunctionSummary &Function = S.of(At);
    std::optional<FunctionId> Callee;
    for (CallId C = 0; C < Function.Calls.size() && !Callee; ++C)
      if (Function.Calls[C].Where == Hop->Where && !S.calledBy(At, C).empty())
        Callee = S.calledBy(At, C).front();
    if (!Callee)
      break;
    At = *Callee;
  }
}

unsigned branchesOn(const Scene &S, FunctionId F, RegionId Root,
                    const WitnessPtr &Path) {
  unsigned Count = 0;
  walk(S, F, Path, [&](FunctionId At, const Witness &Hop) {
    const FunctionSummary &Function = S.of(At);
    RegionId Top = &Hop == Path.get() ? Root : NoId;
    auto IsHere = [&](const auto &Fact) {
      return Fact.Where == Hop.Where &&
             isOnBranchBelow(Function, Fact.Region, Top);
    };
    Count +=
        any_of(Function.Accesses, IsHere) || any_of(Function.Calls, IsHere);
  });
  return Count;
}

bool isRacy(const CallUse &Use) {
  const Witness *Last = lastHop(Use.Path);
  return Last && !Use.Path->Perhaps &&
         !(Last->Rule && (Last->Rule->Forks ||
                          is_contained(Last->Rule->WritesState, "random")));
}

bool overlap(const Place &A, const Place &B) {
  if (A.R != B.R || A.Id != B.Id || A.Name != B.Name)
    return false;
  size_t Common = std::min(A.Path.size(), B.Path.size());
  return std::equal(A.Path.begin(), A.Path.begin() + Common, B.Path.begin());
}

} // namespace poolwise::misuse

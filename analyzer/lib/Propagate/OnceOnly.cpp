#include "OnceOnly.h"
#include "RegionWeights.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

static bool isAlways(const FunctionSummary &F, RegionId R) {
  for (; R != NoId; R = F.Regions[R].Parent)
    if (F.Regions[R].K != Region::Kind::Statement &&
        F.Regions[R].K != Region::Kind::Body)
      return false;
  return true;
}

static bool isFlag(const Access &A) {
  return A.P.R == Place::Root::Global && A.P.Path.empty() && A.Type == "bool";
}

/// The one access of a sort to a flag, where the function always comes by.
static const Access *onlyFlag(const FunctionSummary &F, Access::Kind K,
                              function_ref<bool(const Access &)> Counts) {
  const Access *Found = nullptr;
  for (const Access &A : F.Accesses) {
    if (A.K != K || !Counts(A) || onceAround(F, A.Region))
      continue; // what sets a static first is no part of it
    if (Found || !isFlag(A) || !isAlways(F, A.Region))
      return nullptr;
    Found = &A;
  }
  return Found;
}

/// `if (Done) return;` comes first, and nothing but that is read for it.
static const Access *flagSetBehind(const FunctionSummary &F,
                                   const Jump &Leaves) {
  RegionId Arm = Leaves.Region;
  if (Leaves.K != Jump::Kind::Return || Arm == NoId ||
      F.Regions[Arm].K != Region::Kind::Branch ||
      !isAlways(F, F.Regions[Arm].Parent))
    return nullptr;
  const Access *Asked = onlyFlag(F, Access::Kind::Read, [&](const Access &A) {
    return A.Where < Leaves.Where;
  });
  if (!Asked ||
      any_of(F.Calls, [&](const Call &C) { return C.Where < Leaves.Where; }))
    return nullptr;
  const Access *Set = onlyFlag(
      F, Access::Kind::Write, [&](const Access &A) { return A.P == Asked->P; });
  return Set && Leaves.Where < Set->Where ? Set : nullptr;
}

OnceOnly::OnceOnly(const Program &P) : Begins(P.Functions.size()) {
  DenseMap<StringRef, std::vector<FunctionId>> Setters;
  for (FunctionId Id = 0; Id < P.Functions.size(); ++Id) {
    const FunctionSummary &F = P.Functions[Id];
    if (F.Jumps.empty() || F.Regions.empty())
      continue;
    const Jump &First = F.Jumps.front();
    if (const Access *Set = flagSetBehind(F, First)) {
      Begins[Id] = First.Where;
      Setters[Set->P.Name].push_back(Id);
    }
  }
  if (Setters.empty())
    return;
  for (FunctionId Id = 0; Id < P.Functions.size(); ++Id)
    for (const Access &A : P.Functions[Id].Accesses)
      if (A.K == Access::Kind::Write && isFlag(A))
        if (auto Of = Setters.find(A.P.Name); Of != Setters.end())
          for (FunctionId Setter : Of->second)
            if (Setter != Id)
              Begins[Setter] = Location();
}

} // namespace poolwise

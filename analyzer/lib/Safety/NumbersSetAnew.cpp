//===- NumbersSetAnew.cpp -------------------------------------------------===//
//
// Accesses stand in the order in which the source is evaluated. A write in a
// loop's body itself, not in a branch of it, comes before all that stands
// behind it there.
//
//===----------------------------------------------------------------------===//

#include "NumbersSetAnew.h"
#include "TypeRelation.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

using namespace llvm;
namespace poolwise {

using Uses = std::vector<const Access *>;

static Uses usesOf(const FunctionSummary &F, VariableId V) {
  Uses Found;
  for (const Access &A : F.Accesses)
    if (A.P.R == Place::Root::Variable && A.P.Id == V)
      Found.push_back(&A);
  return Found;
}

static bool isSetting(const Access &A) {
  return A.K == Access::Kind::Write && A.P.Path.empty();
}

/// Does the first of the uses set the variable, before the others whatever
/// happens?
static bool isSetFirst(const FunctionSummary &F,
                       ArrayRef<const Access *> Uses) {
  const Access &First = *Uses.front();
  return isSetting(First) &&
         F.Regions[First.Region].K == Region::Kind::LoopBody &&
         all_of(Uses, [&](const Access *A) {
           return F.isWithin(A->Region, First.Region);
         });
}

/// Is each of the uses, which follow on `Loop`, or come before it in a loop
/// around it, preceded by one that sets the variable?
static bool areSetFirst(const FunctionSummary &F, Uses All, RegionId Around) {
  while (!All.empty()) {
    const Access &First = *All.front();
    auto IsBehind = [&](const Access *A) {
      return F.isWithin(A->Region, First.Region);
    };
    if (!isSetting(First))
      return false;
    if (F.isWithin(Around, First.Region))
      return all_of(All, IsBehind);
    if (F.Regions[First.Region].K != Region::Kind::LoopBody)
      return false;
    // Another loop, for itself; it may have no rounds.
    erase_if(All, IsBehind);
  }
  return true;
}

bool isForgottenAfter(const FunctionSummary &F, VariableId V, RegionId Loop) {
  Uses Before, After;
  bool IsPast = false, LooksFirst = false;
  for (const Access *A : usesOf(F, V)) {
    const std::optional<LoopShape> &Shape = F.Regions[Loop].Loop;
    bool IsInside =
        F.isWithin(A->Region, Loop) || (Shape && Shape->Header.holds(A->Where));
    LooksFirst |= IsInside && !IsPast && !isSetting(*A);
    IsPast |= IsInside;
    if (!IsInside)
      (IsPast ? After : Before).push_back(A);
  }
  RegionId Around = F.Regions[Loop].Parent;
  if (LooksFirst || !areSetFirst(F, After, Around))
    return false;
  // Loops around come back to what stands before.
  for (RegionId R = Around; R != NoId && R != F.Variables[V].Region;
       R = F.Regions[R].Parent) {
    if (F.Regions[R].K != Region::Kind::Loop)
      continue;
    Uses Again;
    copy_if(Before, std::back_inserter(Again),
            [&](const Access *A) { return F.isWithin(A->Region, R); });
    // A branch around the loop may not be taken the next time.
    bool IsBranched = any_of(Again, [&](const Access *A) {
      return F.isWithin(Around, A->Region) &&
             F.Regions[A->Region].K != Region::Kind::LoopBody;
    });
    if (IsBranched || !areSetFirst(F, Again, Around))
      return false;
  }
  return true;
}

std::vector<VariableId> numbersSetAnew(const FunctionSummary &F,
                                       RegionId Loop) {
  std::vector<VariableId> Found;
  if (any_of(F.Jumps, [](const Jump &J) { return J.K == Jump::Kind::Goto; }))
    return Found;
  std::set<VariableId> Written;
  for (const Access &A : F.Accesses)
    if (isSetting(A) && A.P.R == Place::Root::Variable &&
        F.isWithin(A.Region, Loop))
      Written.insert(A.P.Id);
  for (VariableId V : Written) {
    const Variable &Var = F.Variables[V];
    if (Var.K != Variable::Kind::Local || Var.IsReference ||
        Var.IsThreadLocal || Var.AddressTaken || !isScalarType(Var.Type) ||
        F.isWithin(Var.Region, Loop) ||
        (F.Regions[Loop].Loop && F.Regions[Loop].Loop->Variable == V))
      continue;
    Uses Inside = usesOf(F, V);
    erase_if(Inside,
             [&](const Access *A) { return !F.isWithin(A->Region, Loop); });
    if (isSetFirst(F, Inside) && isForgottenAfter(F, V, Loop))
      Found.push_back(V);
  }
  return Found;
}

} // namespace poolwise

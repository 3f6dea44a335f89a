//===- SplitRoles.cpp - What becomes of the statements that run ahead -----===//

#include "SplitRoles.h"
#include "ArithmeticType.h"
#include "Tokens.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace poolwise::rewrite {

/// Of all structured bindings, or of one variable: by value.
static bool areBindings(const BodyStatement &B) {
  return all_of(B.Declares, [](const DeclaredName &Name) {
    return Name.Variable == NoId && Name.IsPlainValue;
  });
}

/// Nothing but its declaration gives the variable a value; of an object, whose
/// methods may change it, that is not known.
static bool isSetOnce(const Site &S, const DeclaredName &Name,
                      const Range &Declaration) {
  if (Name.IsConst || Name.Variable == NoId)
    return true;
  if (!arithmeticType(S.F.Variables[Name.Variable].Type))
    return false;
  return none_of(S.F.Accesses,
                 [&](const Access &A) {
                   return A.K == Access::Kind::Write &&
                          A.P.R == Place::Root::Variable &&
                          A.P.Id == Name.Variable &&
                          !Declaration.holds(A.Where);
                 }) &&
         !S.F.Variables[Name.Variable].AddressTaken;
}

/// A reference, or a value that costs nothing to name again.
static bool mayStandTwice(const Site &S, const BodyStatement &B) {
  bool HasCall = S.text(B.Text).contains('(');
  return all_of(B.Declares, [&](const DeclaredName &Name) {
    bool IsReference = Name.Variable == NoId && !Name.IsPlainValue;
    bool IsKept = IsReference || Name.IsConst || Name.Variable != NoId;
    return IsKept && isSetOnce(S, Name, B.Text) && (IsReference || !HasCall);
  });
}

static bool mayBeCarried(const Site &S, const BodyStatement &B) {
  if (areBindings(B))
    return !S.Found.Skips; // their types have no name
  return B.Declares.size() == 1 && B.Declares[0].IsPlainValue &&
         B.Declares[0].Variable != NoId && S.S.holds(B.Declares[0].NameText);
}

/// Does the statement mention a name of `B` outside of the call?
static bool usesBesides(const Site &S, const BodyStatement &B,
                        const Range &Statement, const Range &Call) {
  return any_of(B.Declares, [&](const DeclaredName &Name) {
    return hasWord(S.text(Statement.Begin, Call.Begin), Name.Name) ||
           hasWord(S.text(Call.End, Statement.End), Name.Name);
  });
}

Expected<Ahead> rolesOf(const Site &S) {
  const auto &All = S.C.Statements;
  uint32_t First = S.Found.First;
  Ahead A;
  A.Roles.assign(First, Role::Moved);
  Range Call;
  if (S.Found.Sink != NoId) {
    Call = S.F.Calls[S.Found.Sink].Text;
    A.Call = S.text(Call);
  }
  std::vector<bool> Needed(First, false);
  for (uint32_t I = First; I < All.size(); ++I)
    for (uint32_t Use : All[I].Uses)
      if (Use < First && (A.Call.empty() || !All[I].Text.contains(Call) ||
                          usesBesides(S, All[Use], All[I].Text, Call)))
        Needed[Use] = true;
  for (uint32_t I = First; I-- > 0;) {
    if (!Needed[I])
      continue;
    if (mayStandTwice(S, All[I])) {
      A.Roles[I] = Role::Kept;
      for (uint32_t Use : All[I].Uses)
        Needed[Use] = true;
    } else if (mayBeCarried(S, All[I]) && A.Call.empty()) {
      A.Roles[I] = Role::Carried;
    } else {
      return refuse("'" + All[I].Declares.front().Name +
                    "' is computed ahead, but can't be handed over");
    }
  }
  for (uint32_t I = 0; I < First; ++I) {
    if (A.Roles[I] == Role::Carried)
      A.Carried.push_back(I);
    // What stands in both must mean the same in both.
    if (A.Roles[I] == Role::Kept)
      for (uint32_t Use : All[I].Uses)
        for (const DeclaredName &Name : All[Use].Declares)
          if (!isSetOnce(S, Name, All[Use].Text))
            return refuse("'" + Name.Name + "' changes while it is computed");
  }
  if (A.Carried.empty() && A.Call.empty() && !S.Found.Skips)
    return refuse("nothing that is computed ahead is used afterwards");
  return A;
}

} // namespace poolwise::rewrite

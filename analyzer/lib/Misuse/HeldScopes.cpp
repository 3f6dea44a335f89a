#include "HeldScopes.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

HeldScopes::HeldScopes(const Scene &S, Test Opens, Test Closes)
    : S(S), Opens(Opens), Closes(Closes), Net(S.P.Functions.size()) {
  for (FunctionId F = 0; F < S.P.Functions.size(); ++F)
    settle(F);
}

HeldScopes::Event HeldScopes::eventOf(FunctionId F, CallId C) const {
  if (const Model *M = S.modelOf(F, C))
    return Opens(*M) ? Event::Opens : Closes(*M) ? Event::Closes : Event::None;
  for (FunctionId Callee : S.calledBy(F, C)) {
    if (Net[Callee].Opens)
      return Event::Opens;
    if (Net[Callee].Closes)
      return Event::Closes;
    if (Net[Callee].Leaves)
      return Event::Leaves;
  }
  return Event::None;
}

void HeldScopes::settle(FunctionId F) {
  if (Net[F].Done)
    return;
  Net[F].Done = true; // recursion adds nothing
  bool AnyOpens = false, AnyCloses = false, ClosesFirst = false;
  for (CallId C = 0; C < S.of(F).Calls.size(); ++C) {
    for (FunctionId Callee : S.calledBy(F, C))
      settle(Callee);
    Event E = eventOf(F, C);
    ClosesFirst |= !AnyOpens && (E == Event::Closes || E == Event::Leaves);
    AnyOpens |= E == Event::Opens;
    AnyCloses |= E == Event::Closes;
  }
  Net[F].Opens = AnyOpens && !AnyCloses && !ClosesFirst;
  Net[F].Closes = AnyCloses && !AnyOpens;
  Net[F].Leaves = ClosesFirst && !Net[F].Closes;
}

/// `Lock(&M)` and `M.unlock()` are about the same object.
static Place objectOf(const Value &V) {
  Place P = V.P;
  while (!P.Path.empty() && P.Path.back().K == Step::Kind::Address)
    P.Path.pop_back();
  return P;
}

static bool isSame(const Value &A, const Value &B) {
  return A.K == Value::Kind::Place && B.K == Value::Kind::Place &&
         !A.P.isUnknown() && objectOf(A) == objectOf(B);
}

/// The guard, or the mutex, that a call is about.
static std::vector<const Value *> subjectsOf(const Call &C) {
  std::vector<const Value *> Found;
  if (C.Receiver)
    Found.push_back(&*C.Receiver);
  for (const Argument &A : C.Arguments)
    if (A.V.K == Value::Kind::Place)
      Found.push_back(&A.V);
  return Found;
}

static bool shareSubject(const Call &A, const Call &B) {
  // `Lock(); ... Unlock();` of the program's own: there is one lock.
  if (subjectsOf(A).empty() && subjectsOf(B).empty())
    return true;
  for (const Value *X : subjectsOf(A))
    for (const Value *Y : subjectsOf(B))
      if (isSame(*X, *Y))
        return true;
  return false;
}

/// The call that ends the scope for all that follow it: a guard's destructor,
/// or one in the same block.
CallId HeldScopes::endOf(const FunctionSummary &F, CallId Begin,
                         RegionId Block) const {
  const Call &Opener = F.Calls[Begin];
  bool IsGuard = Opener.K == Call::Kind::Constructor;
  for (CallId C = Begin + 1; C < F.Calls.size(); ++C) {
    const Call &Each = F.Calls[C];
    if (IsGuard && Each.K == Call::Kind::Destructor && Each.Receiver &&
        isSame(*Each.Receiver, *Opener.Receiver))
      return C;
    if (!F.isWithin(Each.Region, Block))
      return C;
  }
  return F.Calls.size();
}

std::vector<HeldScope> HeldScopes::of(FunctionId Id) const {
  const FunctionSummary &F = S.of(Id);
  std::vector<HeldScope> Found;
  if (Net[Id].Opens || Net[Id].Closes)
    return Found; // a wrapper: it is its callers' scope
  for (CallId Begin = 0; Begin < F.Calls.size(); ++Begin) {
    const Call &Opener = F.Calls[Begin];
    if (eventOf(Id, Begin) != Event::Opens ||
        Opener.K == Call::Kind::Destructor)
      continue;
    HeldScope Scope;
    Scope.Opens = Begin;
    Scope.Block = blockOf(F, Opener.Region);
    CallId End = endOf(F, Begin, Scope.Block);
    // Blocks in which it was closed (for what follows there), or opened again.
    std::vector<RegionId> ClosedIn;
    for (CallId C = Begin + 1; C < End; ++C) {
      const Call &Each = F.Calls[C];
      Event E = eventOf(Id, C);
      if (E == Event::Closes && shareSubject(Opener, Each)) {
        ClosedIn.push_back(blockOf(F, Each.Region));
        continue;
      }
      if (E == Event::Opens && shareSubject(Opener, Each)) {
        erase(ClosedIn, blockOf(F, Each.Region));
        continue;
      }
      bool IsClosed = any_of(ClosedIn, [&](RegionId Block) {
        return F.isWithin(Each.Region, Block);
      });
      // Who is handed the guard may open it: a condition variable.
      bool TakesGuard =
          Opener.Receiver && any_of(Each.Arguments, [&](const Argument &A) {
            return isSame(A.V, *Opener.Receiver);
          });
      if (!IsClosed && !TakesGuard && E == Event::None)
        Scope.Inside.push_back(C);
    }
    Found.push_back(std::move(Scope));
  }
  return Found;
}

} // namespace poolwise::misuse

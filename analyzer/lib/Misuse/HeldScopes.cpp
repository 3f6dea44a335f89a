#include "HeldScopes.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

/// `if (M.try_lock()) { ... M.unlock(); }`: held in that branch only.
static bool isTry(const Call &C) {
  StringRef Name = C.Name;
  return C.K != Call::Kind::Constructor &&
         (Name.contains("try_lock") || Name.contains("trylock"));
}

HeldScopes::HeldScopes(const Scene &S, Test Opens, Test Closes, bool OneLock)
    : S(S), Opens(Opens), Closes(Closes), OneLock(OneLock),
      Net(S.P.Functions.size()) {
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

/// `pthread_cleanup_push(pthread_mutex_unlock, &M)`: what releases is handed to
/// somebody, who does it at the end, on whatever way.
bool HeldScopes::handsReleaseOut(FunctionId F) const {
  auto Releases = [&](const Value &V) {
    const Model *M =
        V.K == Value::Kind::Function ? S.B.rules().modelNamed(V.Name) : nullptr;
    return M && Closes(*M);
  };
  return any_of(S.of(F).Bindings,
                [&](const Binding &B) { return Releases(B.From); }) ||
         any_of(S.of(F).Calls, [&](const Call &C) {
           return any_of(C.Arguments,
                         [&](const Argument &A) { return Releases(A.V); });
         });
}

void HeldScopes::settle(FunctionId F) {
  if (Net[F].Done)
    return;
  Net[F].Done = true; // recursion adds nothing
  bool AnyOpens = false, AnyCloses = false, ClosesFirst = false;
  bool Tries = false;
  for (CallId C = 0; C < S.of(F).Calls.size(); ++C) {
    for (FunctionId Callee : S.calledBy(F, C))
      settle(Callee);
    Event E = eventOf(F, C);
    ClosesFirst |=
        !AnyOpens && !Tries && (E == Event::Closes || E == Event::Leaves);
    bool IsTry = isTry(S.of(F).Calls[C]);
    AnyOpens |= E == Event::Opens && !IsTry;
    Tries |= E == Event::Opens && IsTry;
    AnyCloses |= E == Event::Closes;
  }
  AnyCloses |= AnyOpens && handsReleaseOut(F);
  Net[F].Opens = AnyOpens && !AnyCloses && !ClosesFirst;
  Net[F].Closes = AnyCloses && !AnyOpens && !Tries;
  Net[F].Leaves = ClosesFirst && !Net[F].Closes;
}

/// `Lock(&M)`, `M.unlock()` and `P->unlock()` are about the same object.
static Place objectOf(Place P) {
  while (!P.Path.empty() && (P.Path.back().K == Step::Kind::Address ||
                             P.Path.back().K == Step::Kind::Deref))
    P.Path.pop_back();
  return P;
}

static bool isSame(const Value &A, const Value &B) {
  return A.K == Value::Kind::Place && B.K == Value::Kind::Place &&
         !A.P.isUnknown() && objectOf(A.P) == objectOf(B.P);
}

/// The guard, or the mutex, that a call is about, by all its names.
std::vector<Place> HeldScopes::subjectsOf(FunctionId F, CallId Id) const {
  const Call &C = S.of(F).Calls[Id];
  std::vector<Place> Found;
  auto Add = [&](const Place &P) {
    Found.push_back(objectOf(P));
    for (Place &At : S.B.resolve(F, P))
      Found.push_back(objectOf(std::move(At)));
  };
  if (C.Receiver && C.Receiver->K == Value::Kind::Place)
    Add(C.Receiver->P);
  for (const Argument &A : C.Arguments)
    if (A.V.K == Value::Kind::Place)
      Add(A.V.P);
  erase_if(Found, [](const Place &P) { return P.isUnknown(); });
  return Found;
}

bool HeldScopes::shareSubject(FunctionId F, CallId A, CallId B) const {
  if (OneLock)
    return true;
  std::vector<Place> OfA = subjectsOf(F, A), OfB = subjectsOf(F, B);
  // `Lock(); ... Unlock();` of the program's own: there is one lock.
  if (OfA.empty() && OfB.empty())
    return true;
  return any_of(OfA, [&](const Place &P) { return is_contained(OfB, P); });
}

/// `Lock.release()->unlock()`: what a guard gives up is released by hand. With
/// `Lock = {}` it releases itself.
bool HeldScopes::givesUp(FunctionId F, CallId From, CallId To) const {
  const Call &Opener = S.of(F).Calls[From], &Each = S.of(F).Calls[To];
  StringRef Name = Each.Name;
  bool GivesUp =
      Name.ends_with("_lock::release") || Name.ends_with("_lock::operator=");
  return GivesUp && Each.Receiver && Opener.Receiver &&
         isSame(*Each.Receiver, *Opener.Receiver);
}

/// One guard takes over what another holds: `unique_lock Mine(move(Theirs))`.
bool HeldScopes::handsOver(FunctionId F, CallId From, CallId To) const {
  const Call &Opener = S.of(F).Calls[From], &Each = S.of(F).Calls[To];
  bool Takes = Each.K == Call::Kind::Constructor ||
               StringRef(Each.Name).ends_with("::operator=");
  if (!Takes || !Each.Receiver || !Opener.Receiver ||
      Each.Arguments.size() != 1)
    return false;
  const TypeModel *T = S.B.rules().typeNamed(Each.Receiver->Type);
  return T && T->R == TypeModel::Role::Lock &&
         isSame(Each.Arguments.front().V, *Opener.Receiver);
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

HeldScope HeldScopes::scopeFrom(FunctionId Id, CallId Begin) const {
  const FunctionSummary &F = S.of(Id);
  const Call &Opener = F.Calls[Begin];
  HeldScope Scope;
  Scope.Opens = Begin;
  Scope.Block = blockOf(F, Opener.Region);
  CallId End = endOf(F, Begin, Scope.Block);
  // Blocks in which it was closed (for what follows there), or opened again.
  std::vector<RegionId> ClosedIn;
  for (CallId C = Begin + 1; C < End; ++C) {
    const Call &Each = F.Calls[C];
    Event E = eventOf(Id, C);
    if (handsOver(Id, Begin, C) || givesUp(Id, Begin, C) ||
        (E == Event::Closes && shareSubject(Id, Begin, C))) {
      ClosedIn.push_back(blockOf(F, Each.Region));
      continue;
    }
    if (E == Event::Opens && shareSubject(Id, Begin, C)) {
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
  if (isTry(Opener))
    erase_if(Scope.Inside, [&](CallId C) {
      return is_contained(ClosedIn, Scope.Block) ||
             none_of(ClosedIn, [&](RegionId Block) {
               return F.isWithin(F.Calls[C].Region, Block);
             });
    });
  return Scope;
}

std::vector<HeldScope> HeldScopes::of(FunctionId Id) const {
  const FunctionSummary &F = S.of(Id);
  std::vector<HeldScope> Found;
  if (Net[Id].Opens || Net[Id].Closes)
    return Found; // a wrapper: it is its callers' scope
  if (handsReleaseOut(Id))
    return Found; // from where to where is not known
  for (CallId Begin = 0; Begin < F.Calls.size(); ++Begin) {
    bool TakesOver = any_of(Found, [&](const HeldScope &Earlier) {
      return handsOver(Id, Earlier.Opens, Begin);
    });
    bool Takes = eventOf(Id, Begin) == Event::Opens &&
                 F.Calls[Begin].K != Call::Kind::Destructor;
    if (Takes || TakesOver)
      Found.push_back(scopeFrom(Id, Begin));
  }
  return Found;
}

} // namespace poolwise::misuse

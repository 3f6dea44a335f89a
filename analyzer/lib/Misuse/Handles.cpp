//===- Handles.cpp - What stands for a task, and who waits for it ---------===//

#include "Scene.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

static bool isResult(const Value &V, CallId Id) {
  return V.K == Value::Kind::Place && V.P.R == Place::Root::Result &&
         V.P.Id == Id && V.P.Path.empty();
}

static const Value *object(const Call &C, ObjectRef Ref) {
  if (Ref.Index == ObjectRef::This)
    return C.Receiver ? &*C.Receiver : nullptr;
  if (Ref.Index < 0 || size_t(Ref.Index) >= C.Arguments.size())
    return nullptr;
  return &C.Arguments[Ref.Index].V;
}

/// What a rule calls the same as a handle stands for the task, too: a shared
/// future, the future of a packaged task.
static void addEquals(const Scene &S, FunctionId Id, std::vector<Place> &To) {
  const FunctionSummary &F = S.of(Id);
  for (CallId C = 0; C < F.Calls.size(); ++C) {
    const Model *M = S.modelOf(Id, C);
    const Value *Of = F.Calls[C].Receiver ? &*F.Calls[C].Receiver : nullptr;
    if (!M || M->Returns.K != ReturnModel::Kind::Same ||
        M->Returns.Of.Index != ObjectRef::This || !Of ||
        Of->K != Value::Kind::Place || !is_contained(To, Of->P))
      continue;
    To.push_back({Place::Root::Result, C, {}, {}});
    for (const Binding &B : F.Bindings)
      if (isResult(B.From, C) && !is_contained(To, B.Target))
        To.push_back(B.Target);
  }
}

namespace {
/// A place that stands for the task behind call `Since`.
struct Handle {
  Place P;
  CallId Since;
};
} // namespace

static std::vector<Place> firstHandles(const Scene &S, const Launch &L) {
  const FunctionSummary &F = S.of(L.F);
  const Call &C = S.callOf(L);
  std::vector<Place> Found;
  auto Add = [&](const Place &P) {
    for (Place &Object : S.B.resolve(L.F, P))
      if (!Object.isUnknown() && !is_contained(Found, Object))
        Found.push_back(std::move(Object));
  };
  if (!L.isHere()) {
    for (const Place &Kept : L.Kept)
      if (std::optional<Place> Mine = inCaller(C, Kept))
        Add(*Mine);
    if (!L.Kept.empty())
      return Found;
  } else if (L.How->Handle) {
    if (const Value *V = object(C, *L.How->Handle);
        V && V->K == Value::Kind::Place)
      Add(V->P);
  } else if (C.K == Call::Kind::Constructor && C.Receiver) {
    Add(C.Receiver->P);
  }
  // What a packaged task gives, its future, is known as the task itself.
  if (const Value *Work = L.isHere() ? object(C, L.How->Callable) : nullptr;
      Work && Work->K == Value::Kind::Place &&
      StringRef(Work->Type).contains("packaged_task<"))
    Add(Work->P);
  for (const Binding &B : F.Bindings)
    if (isResult(B.From, L.Id))
      Add(B.Target);
  // Put into a container, or assigned to a member.
  for (const Call &Other : F.Calls)
    if (Other.Receiver && Other.Receiver->K == Value::Kind::Place &&
        any_of(Other.Arguments,
               [&](const Argument &A) { return isResult(A.V, L.Id); }))
      Add(Other.Receiver->P);
  if (Found.empty())
    Found.push_back({Place::Root::Result, L.Id, {}, {}});
  addEquals(S, L.F, Found);
  return Found;
}

/// With those that take it over: `Threads.push_back(std::move(T))`.
static std::vector<Handle> allHandles(const Scene &S, const Launch &L) {
  const FunctionSummary &F = S.of(L.F);
  std::vector<Handle> Found;
  for (Place &P : firstHandles(S, L))
    Found.push_back({std::move(P), L.Id});
  auto IsFound = [&](const Place &P) {
    return any_of(Found, [&](const Handle &H) { return H.P == P; });
  };
  for (CallId Id = L.Id + 1; Id < F.Calls.size(); ++Id) {
    const Call &Each = F.Calls[Id];
    auto Takes = [&](const Argument &A) {
      return A.By == Passing::Moved && A.V.K == Value::Kind::Place &&
             any_of(S.B.resolve(L.F, A.V.P), IsFound);
    };
    if (!Each.Receiver || Each.Receiver->K != Value::Kind::Place ||
        none_of(Each.Arguments, Takes))
      continue;
    for (Place &P : S.B.resolve(L.F, Each.Receiver->P))
      if (!P.isUnknown() && !IsFound(P))
        Found.push_back({std::move(P), Id});
  }
  return Found;
}

std::vector<Place> handlesOf(const Scene &S, const Launch &L) {
  std::vector<Place> Places;
  for (Handle &H : allHandles(S, L))
    Places.push_back(std::move(H.P));
  return Places;
}

/// What is destroyed was handed on before, and waits for nothing.
static bool isEmptied(const FunctionSummary &F, CallId From, CallId Destroyed) {
  const Call &C = F.Calls[Destroyed];
  if (C.K != Call::Kind::Destructor || !C.Receiver)
    return false;
  // A temporary's end is noted before the call that is given it.
  bool IsTemporary = C.Receiver->P.R == Place::Root::Result;
  CallId End = IsTemporary ? CallId(F.Calls.size()) : Destroyed;
  for (CallId Id = From; Id < End; ++Id)
    if (any_of(F.Calls[Id].Arguments, [&](const Argument &A) {
          return A.By == Passing::Moved && A.V.K == Value::Kind::Place &&
                 A.V.P == C.Receiver->P;
        }))
      return true;
  return false;
}

/// Who waits for elements one by one has another index than who made them.
static bool leadsTo(const Place &At, const Place &Handle) {
  return At.R == Handle.R && At.Id == Handle.Id && At.Name == Handle.Name &&
         At.Path.size() >= Handle.Path.size() &&
         std::equal(Handle.Path.begin(), Handle.Path.end(), At.Path.begin(),
                    [](const Step &A, const Step &B) {
                      return A == B || (A.K == Step::Kind::Index &&
                                        B.K == Step::Kind::Index);
                    });
}

/// Objects that call `Id` of `F` waits for.
static std::vector<Place> awaited(const Scene &S, FunctionId F, CallId Id) {
  const Call &C = S.of(F).Calls[Id];
  if (const Model *M = S.modelOf(F, Id)) {
    const Value *V = M->Joins ? object(C, *M->Joins) : nullptr;
    return V && V->K == Value::Kind::Place ? std::vector<Place>{V->P}
                                           : std::vector<Place>();
  }
  std::vector<Place> Found;
  for (FunctionId Callee : S.calledBy(F, Id))
    for (const Place &Theirs : S.joinedBy(Callee))
      if (std::optional<Place> Mine = inCaller(C, Theirs))
        Found.push_back(std::move(*Mine));
  return Found;
}

/// Does call `Id` wait for a task that one of the handles stands for?
static bool awaits(const Scene &S, const Launch &L, CallId Id,
                   function_ref<bool(const Place &)> IsHandle) {
  const FunctionSummary &F = S.of(L.F);
  for (const Place &P : awaited(S, L.F, Id)) {
    if (P.R == Place::Root::Result && P.Id == L.Id && P.Path.empty())
      return true;
    if (any_of(S.B.resolve(L.F, P), IsHandle))
      return true;
    // A number stands for the task, of which this is a copy.
    for (const Binding &B : F.Bindings)
      if (B.Target == P && P.R == Place::Root::Variable && P.Path.empty() &&
          B.From.K == Value::Kind::Place &&
          any_of(S.B.resolve(L.F, B.From.P), IsHandle))
        return true;
  }
  return false;
}

std::vector<CallId> joinsOf(const Scene &S, const Launch &L) {
  const FunctionSummary &F = S.of(L.F);
  std::vector<Handle> Handles = allHandles(S, L);
  std::vector<CallId> Found;
  for (CallId Id = L.Id + 1; Id < F.Calls.size(); ++Id)
    if (!isEmptied(F, L.Id, Id) && awaits(S, L, Id, [&](const Place &At) {
          return any_of(Handles, [&](const Handle &H) {
            return H.Since < Id && leadsTo(At, H.P);
          });
        }))
      Found.push_back(Id);
  return Found;
}

bool isJoinedLaterRound(const Scene &S, const Launch &L) {
  const FunctionSummary &F = S.of(L.F);
  RegionId Round = loopAround(F, F.Calls[L.Id].Region);
  std::vector<Handle> Handles = allHandles(S, L);
  for (CallId Id = 0; Round != NoId && Id < F.Calls.size(); ++Id)
    if (F.isWithin(F.Calls[Id].Region, Round) &&
        F.Calls[Id].K != Call::Kind::Destructor &&
        awaits(S, L, Id, [&](const Place &At) {
          return any_of(Handles, [&](const Handle &H) {
            return Id <= H.Since && leadsTo(At, H.P);
          });
        }))
      return true;
  return false;
}

} // namespace poolwise::misuse

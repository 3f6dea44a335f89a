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

std::vector<Place> handlesOf(const Scene &S, const Launch &L) {
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

static bool leadsTo(const Place &At, const Place &Handle) {
  return At.R == Handle.R && At.Id == Handle.Id && At.Name == Handle.Name &&
         At.Path.size() >= Handle.Path.size() &&
         std::equal(Handle.Path.begin(), Handle.Path.end(), At.Path.begin());
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

std::vector<CallId> joinsOf(const Scene &S, const Launch &L) {
  const FunctionSummary &F = S.of(L.F);
  std::vector<Place> Handles = handlesOf(S, L);
  std::vector<CallId> Found;
  for (CallId Id = L.Id + 1; Id < F.Calls.size(); ++Id) {
    bool IsOurs = false;
    for (const Place &P : awaited(S, L.F, Id)) {
      IsOurs |= P.R == Place::Root::Result && P.Id == L.Id && P.Path.empty();
      for (const Place &At : S.B.resolve(L.F, P))
        IsOurs |= any_of(
            Handles, [&](const Place &Handle) { return leadsTo(At, Handle); });
    }
    if (IsOurs)
      Found.push_back(Id);
  }
  return Found;
}

} // namespace poolwise::misuse

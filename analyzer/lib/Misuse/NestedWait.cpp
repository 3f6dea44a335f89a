//===- NestedWait.cpp - A task that waits for its own pool ----------------===//
//
// On a pool whose threads are bounded, a task that waits for another task of
// the same pool may wait for ever: all threads may be waiting.
//
// Two pools are taken for one when they have the same name where they are used.
//
//===----------------------------------------------------------------------===//

#include "Checks.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

using namespace llvm;
namespace poolwise::misuse {

static const Value *poolOf(const Scene &S, const Launch &L) {
  if (!L.How->Pool)
    return nullptr;
  const Call &C = S.startOf(L);
  int Index = L.How->Pool->Index;
  if (Index == ObjectRef::This)
    return C.Receiver ? &*C.Receiver : nullptr;
  return Index >= 0 && size_t(Index) < C.Arguments.size()
             ? &C.Arguments[Index].V
             : nullptr;
}

/// What the source calls it: the last name of the place.
static std::string nameOf(const FunctionSummary &F, const Value &V) {
  if (V.K != Value::Kind::Place)
    return "";
  for (const Step &Each : reverse(V.P.Path))
    if (Each.K == Step::Kind::Field)
      return Each.Name;
  switch (V.P.R) {
  case Place::Root::Variable:
    return V.P.Id < F.Variables.size() ? F.Variables[V.P.Id].Name : "";
  case Place::Root::Global:
    return V.P.Name;
  case Place::Root::This:
    return "this";
  case Place::Root::Result:
    // A pool that a function gives: `the_pool().submit(...)`.
    return V.P.Id < F.Calls.size() ? F.Calls[V.P.Id].Name + "()" : "";
  default:
    return "";
  }
}

/// The pool as the caller of a function that starts the task names it.
static std::string nameInCaller(const Scene &S, const Launch &L,
                                const Value &Pool) {
  Value Mine = Pool;
  if (std::optional<Place> At = inCaller(S.callOf(L), Pool.P)) {
    Mine.P = std::move(*At);
    return nameOf(S.of(L.F), Mine);
  }
  return nameOf(S.of(L.StartF), Pool);
}

/// The pool as the callee names it: its parameter, or the same global or
/// member.
static std::string nameInCallee(const Scene &S, FunctionId F, CallId Id,
                                FunctionId Callee, const std::string &Name) {
  const Call &C = S.of(F).Calls[Id];
  for (unsigned I = 0;
       I < C.Arguments.size() && I < S.of(Callee).ParameterCount; ++I)
    if (nameOf(S.of(F), C.Arguments[I].V) == Name)
      return S.of(Callee).Variables[I].Name;
  return Name;
}

namespace {
struct Nested {
  const Launch *Inner = nullptr;
  CallId Join = NoId;
};
} // namespace

/// In the task, or in a function that it calls.
static Nested findNested(const Scene &S, FunctionId F, const std::string &Name,
                         StringRef Type, std::set<FunctionId> &Seen) {
  if (!Seen.insert(F).second)
    return {};
  for (const Launch &L : S.Launches) {
    const Value *Pool = L.F == F ? poolOf(S, L) : nullptr;
    if (!Pool || Pool->Type != Type || !L.How->Elsewhere ||
        (L.isHere() ? nameOf(S.of(F), *Pool) : nameInCaller(S, L, *Pool)) !=
            Name)
      continue;
    std::vector<CallId> Joins = joinsOf(S, L);
    if (!Joins.empty())
      return {&L, Joins.front()};
  }
  for (CallId Id = 0; Id < S.of(F).Calls.size(); ++Id)
    for (FunctionId Callee : S.calledBy(F, Id))
      if (Nested Found = findNested(
              S, Callee, nameInCallee(S, F, Id, Callee, Name), Type, Seen);
          Found.Inner)
        return Found;
  return {};
}

void checkNestedWait(const Scene &S, Findings &Out) {
  for (const Launch &Outer : S.Launches) {
    const Value *Pool = poolOf(S, Outer);
    if (!Pool || !Outer.How->Elsewhere || !Outer.isHere())
      continue;
    std::string Name = nameOf(S.of(Outer.F), *Pool);
    if (Name.empty())
      continue;
    for (FunctionId Task :
         S.B.calledThrough(Outer.F, Outer.Id, Outer.How->Callable)) {
      std::set<FunctionId> Seen;
      Nested Found = findNested(S, Task, Name, Pool->Type, Seen);
      if (!Found.Inner)
        continue;
      const Launch &Inner = *Found.Inner;
      const Call &Join = S.of(Inner.F).Calls[Found.Join];
      Recommendation R = finding(S, "nested-wait", Candidate::Site::Launch,
                                 Inner.F, Join.Where);
      R.Own->AlgorithmCall = Inner.Id;
      R.K = Kind::Lock;
      R.Message = "a task of the pool waits here for another task of the same "
                  "pool: when all its threads wait so, none is left to run "
                  "them; give the inner task another pool, or go on when it "
                  "is done";
      const Model *JoinRule = S.modelOf(Inner.F, Found.Join);
      auto Add = [&](Location Where, std::string Message, StringRef Rule) {
        R.Path.push_back({std::move(Message), Where, Rule.str()});
      };
      Add(S.callOf(Outer).Where,
          "'" + S.callOf(Outer).Name + "' has a thread of the pool run '" +
              S.of(Task).Name + "'",
          Outer.Rule->Id);
      Add(S.callOf(Inner).Where,
          "'" + S.callOf(Inner).Name + "' hands another task to it",
          Inner.Rule->Id);
      Add(Join.Where, "'" + Join.Name + "' waits for that",
          JoinRule ? JoinRule->Id : "");
      Out.push_back(std::move(R));
    }
  }
}

} // namespace poolwise::misuse

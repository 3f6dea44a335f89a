//===- Starters.cpp - Functions that start or await a task for others -----===//
//
// In:  calls of executors, and calls that wait for tasks. Out: the same for the
//      calls of functions around them: one that starts a task and leaves it to
//      its caller (in its result, or in an object of the caller's), and one
//      that waits for a task that its caller gives it.
//
// Not handled: more than two such functions between; functions that start
// several tasks in a loop, or start one on some condition.
//
//===----------------------------------------------------------------------===//

#include "Scene.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

/// So many functions of the program may stand between.
static constexpr unsigned Between = 2;

std::optional<Place> inCaller(const Call &C, const Place &OfCallee) {
  const Value *V = nullptr;
  if (OfCallee.R == Place::Root::This && C.Receiver)
    V = &*C.Receiver;
  else if (OfCallee.R == Place::Root::Variable &&
           OfCallee.Id < C.Arguments.size())
    V = &C.Arguments[OfCallee.Id].V;
  if (!V || V->K != Value::Kind::Place || V->P.isUnknown())
    return std::nullopt;
  Place Out = V->P;
  ArrayRef<Step> Rest = OfCallee.Path;
  if (!Rest.empty() && Rest.front().K == Step::Kind::Deref &&
      !Out.Path.empty() && Out.Path.back().K == Step::Kind::Address) {
    Out.Path.pop_back();
    Rest = Rest.drop_front();
  }
  append_range(Out.Path, Rest);
  return Out;
}

static bool isCallersObject(const FunctionSummary &F, const Place &P) {
  return P.R == Place::Root::This ||
         (P.R == Place::Root::Variable && P.Id < F.ParameterCount);
}

/// It outlives the function.
static bool isLeftBehind(const FunctionSummary &F, const Place &P) {
  if (P.R == Place::Root::This)
    return true;
  if (P.R != Place::Root::Variable || P.Id >= F.ParameterCount)
    return false;
  return F.Variables[P.Id].By == Passing::Reference ||
         (!P.Path.empty() && P.Path.front().K == Step::Kind::Deref);
}

static bool returns(const Scene &S, const Launch &L, ArrayRef<Place> Handles) {
  return any_of(S.of(L.F).Returns, [&](const Value &V) {
    if (V.K != Value::Kind::Place)
      return false;
    return (V.P.R == Place::Root::Result && V.P.Id == L.Id) ||
           any_of(S.B.resolve(L.F, V.P), [&](const Place &P) {
             return !P.isUnknown() && is_contained(Handles, P);
           });
  });
}

/// Every call of the function comes by it.
static bool isAlways(const FunctionSummary &F, RegionId R) {
  for (; R < F.Regions.size(); R = F.Regions[R].Parent)
    if (F.Regions[R].K != Region::Kind::Statement &&
        F.Regions[R].K != Region::Kind::Body)
      return false;
  return true;
}

/// Nothing that outlives the function stands for the task.
static bool isInside(const FunctionSummary &F, const Place &P) {
  return P.R == Place::Root::Result || P.R == Place::Root::Fresh ||
         (P.R == Place::Root::Variable && P.Id >= F.ParameterCount);
}

/// The places that the task is left in; none: the result; nothing: it ends, or
/// stays, inside.
static std::optional<std::vector<Place>> leftToCaller(const Scene &S,
                                                      const Launch &L) {
  const FunctionSummary &F = S.of(L.F);
  if (!isAlways(F, S.callOf(L).Region) || !joinsOf(S, L).empty())
    return std::nullopt;
  std::vector<Place> Handles = handlesOf(S, L), Kept;
  if (returns(S, L, Handles))
    return Kept;
  copy_if(Handles, std::back_inserter(Kept),
          [&](const Place &P) { return isLeftBehind(F, P); });
  bool IsDetached =
      L.How->On == RunsOn::Thread && !L.Rule->JoinsWhenDropped &&
      all_of(Handles, [&](const Place &P) { return isInside(F, P); });
  if (Kept.empty() && !IsDetached)
    return std::nullopt;
  if (Kept.empty()) // nobody can wait for it
    Kept.push_back(Place());
  return Kept;
}

void Scene::addJoined() {
  auto Add = [&](FunctionId F, const Place &P) {
    for (Place &At : B.resolve(F, P))
      if (isCallersObject(of(F), At) && !is_contained(Joined[F], At)) {
        Joined[F].push_back(std::move(At));
      }
  };
  for (unsigned Level = 0; Level < Between; ++Level) {
    const std::vector<std::vector<Place>> Before = Joined;
    for (FunctionId F = 0; F < P.Functions.size(); ++F)
      for (CallId Id = 0; Id < of(F).Calls.size(); ++Id) {
        const poolwise::Call &C = of(F).Calls[Id];
        if (const Model *M = modelOf(F, Id); M && M->Joins && Level == 0) {
          int At = M->Joins->Index;
          const Value *V = At == ObjectRef::This && C.Receiver ? &*C.Receiver
                           : At >= 0 && size_t(At) < C.Arguments.size()
                               ? &C.Arguments[At].V
                               : nullptr;
          if (V && V->K == Value::Kind::Place)
            Add(F, V->P);
        } else if (!M && Called[F][Id].size() == 1) {
          for (const Place &Theirs : Before[Called[F][Id].front()])
            if (std::optional<Place> Mine = inCaller(C, Theirs))
              Add(F, *Mine);
        }
      }
  }
}

void Scene::addStarters() {
  std::vector<std::vector<std::pair<FunctionId, CallId>>> Callers(
      P.Functions.size());
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    for (CallId Id = 0; Id < of(F).Calls.size(); ++Id)
      if (!Models[F][Id] && Called[F][Id].size() == 1 &&
          of(F).Calls[Id].K != poolwise::Call::Kind::Destructor)
        Callers[Called[F][Id].front()].push_back({F, Id});
  size_t Next = 0;
  for (unsigned Level = 0; Level < Between; ++Level)
    for (size_t End = Launches.size(); Next < End; ++Next) {
      const Launch L = Launches[Next];
      bool IsTask = L.How->Elsewhere && !L.How->PerElement &&
                    L.How->On != RunsOn::EventLoop &&
                    L.How->On != RunsOn::Interpreter;
      if (!IsTask || Callers[L.F].empty())
        continue;
      if (auto Kept = leftToCaller(*this, L))
        for (auto [F, Id] : Callers[L.F])
          Launches.push_back(
              {F, Id, L.Rule, L.How, L.StartF, L.StartId, *Kept});
    }
  llvm::sort(Launches, [](const Launch &X, const Launch &Y) {
    auto Key = [](const Launch &L) {
      return std::tuple(L.F, L.Id, L.StartF, L.StartId, L.How->Callable.Index);
    };
    return Key(X) < Key(Y);
  });
}

Behavior Scene::taskOf(const Launch &L) const {
  Behavior Task = B.ofTask(L.StartF, L.StartId, *L.How);
  if (L.isHere())
    return Task;
  // One function between: its parameters have names here.
  std::vector<MemoryUse> Mine;
  bool IsDirect = is_contained(Called[L.F][L.Id], L.StartF);
  for (MemoryUse &Use : Task.Memory) {
    if (Use.P.R == Place::Root::Global) {
      Mine.push_back(std::move(Use));
      continue;
    }
    std::optional<Place> At = IsDirect && isLeftBehind(of(L.StartF), Use.P)
                                  ? inCaller(callOf(L), Use.P)
                                  : std::nullopt;
    if (!At)
      continue;
    for (Place &Object : B.resolve(L.F, *At)) {
      Mine.push_back(Use);
      Mine.back().P = std::move(Object);
    }
  }
  for (MemoryUse &Use : Mine)
    Use.Via = L.Id;
  Task.Memory = std::move(Mine);
  return Task;
}

} // namespace poolwise::misuse

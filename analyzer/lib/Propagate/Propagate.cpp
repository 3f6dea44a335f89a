//===- Propagate.cpp - Bottom-up over the call graph ----------------------===//
//
// Callees before callers. In a component of functions that call each other,
// each is computed again until none changes; the time of one call is that of
// RecursionTrips rounds through it.
//
//===----------------------------------------------------------------------===//

#include "CallGraph.h"
#include "Callers.h"
#include "CostModel.h"
#include "FunctionBehavior.h"
#include <map>

namespace poolwise {

struct Behaviors::State {
  World W;
  /// The function that was asked about last: questions come in runs.
  mutable std::unique_ptr<Resolver> Last;
  mutable FunctionId LastId = NoId;
  mutable std::unique_ptr<Callers> OfAll;

  State(const Program &P, const RuleSet &Rules) : W(P, Rules) {}

  Resolver &resolver(FunctionId F) const {
    if (LastId != F) {
      Last = std::make_unique<Resolver>(W, F);
      LastId = F;
    }
    return *Last;
  }
};

namespace {

/// Of one function; beyond it what is known so far is called incomplete.
constexpr unsigned MaxRounds = 12;

void multiplyTime(Record &R, double Times) {
  R.Does.Time.CpuNs *= Times;
  R.Does.Time.WaitNs *= Times;
  double Total = R.Does.Time.CpuNs + R.Does.Time.WaitNs;
  double Scale = Total > cost::MaxGuessedNs ? cost::MaxGuessedNs / Total : 1;
  R.Does.Time.CpuNs *= Scale;
  R.Does.Time.WaitNs *= Scale;
  R.Does.Time.Guessed = true;
  R.GuessedNs = R.Does.Time.CpuNs + R.Does.Time.WaitNs;
  R.ByType = multiplied(R.ByType, Times * Scale);
  for (EffectUse &E : R.Does.Effects)
    E.Ns *= Times * Scale;
}

/// Of the effects that `Of` picks, so that they make up `Ns` in all.
void shareOut(std::vector<EffectUse> &Effects, double Ns,
              llvm::function_ref<bool(EffectKind)> Of) {
  double Sum = 0;
  for (const EffectUse &E : Effects)
    Sum += Of(E.Kind) ? E.Ns : 0;
  for (EffectUse &E : Effects)
    if (Of(E.Kind))
      E.Ns = Sum > 0 ? E.Ns * Ns / Sum : 0;
}

/// What was measured in place of the estimate.
void takeMeasured(Record &R, const MeasuredCost &M) {
  Behavior &B = R.Does;
  B.Estimated = B.Time;
  B.Time = {};
  B.Time.CpuNs = M.CpuNs;
  B.Time.WaitNs = M.IoNs + M.LockNs;
  R.GuessedNs = 0;
  R.ByType = {};
  R.PartialBesides = false;
  // What its callables take was measured with it.
  for (ParameterCall &C : R.ParameterCalls)
    C.Times = 0;
  shareOut(B.Effects, M.LockNs,
           [](EffectKind K) { return K == EffectKind::Lock; });
  shareOut(B.Effects, M.IoNs, [](EffectKind K) {
    return K != EffectKind::Lock && K != EffectKind::Compute &&
           K != EffectKind::Allocate;
  });
}

void addIncomplete(const FunctionSummary &F, Record &R) {
  WitnessPtr Path = witness(F.Where, F.Name);
  MemoryUse Anything;
  Anything.Write = true;
  Anything.Path = Path;
  R.Does.Memory.push_back(std::move(Anything));
  R.Does.Unknown.insert(R.Does.Unknown.begin(),
                        {"recursion that is too deep to follow", Path});
  ++R.KnownUnknown;
  R.PartialBesides = R.Does.Time.Partial = true;
}

void settle(World &W, const std::vector<FunctionId> &Component,
            const CallGraph &Graph) {
  // By place in the component, where callees come first, but for a few.
  std::map<FunctionId, size_t> PlaceOf;
  for (size_t I = 0; I < Component.size(); ++I)
    PlaceOf[Component[I]] = I;
  // Who must be computed again when a member changes.
  std::vector<std::vector<size_t>> Callers(Component.size());
  std::vector<bool> IsOpen(Component.size(), true);
  for (size_t I = 0; I < Component.size(); ++I)
    for (FunctionId Callee : Graph.Callees[Component[I]])
      if (auto It = PlaceOf.find(Callee); It != PlaceOf.end())
        Callers[It->second].push_back(I);
  std::vector<unsigned> Rounds(Component.size());
  for (bool Again = true; std::exchange(Again, false);)
    for (size_t I = 0; I < Component.size(); ++I) {
      if (!IsOpen[I])
        continue;
      IsOpen[I] = false;
      FunctionId F = Component[I];
      Record New = recordOf(W, F, CountTime::OutsideComponent, &W.Records[F]);
      bool Changed = !looksSame(New, W.Records[F]);
      W.Records[F] = std::move(New);
      if (!Changed || ++Rounds[I] > MaxRounds)
        continue;
      for (size_t Caller : Callers[I]) {
        IsOpen[Caller] = true;
        Again |= Caller <= I;
      }
    }
  std::vector<Record> Final;
  for (size_t I = 0; I < Component.size(); ++I) {
    FunctionId F = Component[I];
    Final.push_back(recordOf(W, F, CountTime::All, &W.Records[F]));
    multiplyTime(Final.back(), cost::RecursionTrips);
    if (Rounds[I] > MaxRounds)
      addIncomplete(W.P.Functions[F], Final.back());
  }
  for (size_t I = 0; I < Component.size(); ++I)
    W.Records[Component[I]] = std::move(Final[I]);
}

} // namespace

Behaviors::Behaviors() = default;
Behaviors::~Behaviors() = default;
Behaviors::Behaviors(Behaviors &&) = default;

Behaviors Behaviors::propagate(const Program &P, const RuleSet &Rules,
                               const MeasuredCosts &Measured) {
  Behaviors Out;
  Out.S = std::make_unique<State>(P, Rules);
  World &W = Out.S->W;
  CallGraph Graph(W);
  for (size_t I = 0; I < Graph.Components.size(); ++I)
    for (FunctionId F : Graph.Components[I])
      W.Component[F] = I;
  for (const std::vector<FunctionId> &Component : Graph.Components) {
    if (Graph.isRecursive(Component))
      settle(W, Component, Graph);
    else
      W.Records[Component.front()] =
          recordOf(W, Component.front(), CountTime::All);
    for (FunctionId F : Component)
      if (auto It = Measured.find(F); It != Measured.end())
        takeMeasured(W.Records[F], It->second);
  }
  return Out;
}

const Program &Behaviors::program() const { return S->W.P; }
const RuleSet &Behaviors::rules() const { return S->W.Rules; }

const Behavior &Behaviors::ofFunction(FunctionId F) const {
  return S->W.Records[F].Does;
}

Behavior Behaviors::ofRegion(FunctionId F, RegionId R) const {
  return behaviorOfRegion(S->resolver(F), F, R);
}

Behavior Behaviors::workOfRegion(FunctionId F, RegionId R) const {
  return behaviorOfRegion(S->resolver(F), F, R, View::Work);
}

Behavior Behaviors::ofHeader(FunctionId F, RegionId Loop) const {
  return behaviorOfHeader(S->resolver(F), F, Loop);
}

Behavior Behaviors::ofText(FunctionId F, RegionId R,
                           llvm::ArrayRef<Range> Parts) const {
  return behaviorOfText(S->resolver(F), F, R, Parts);
}

Behavior Behaviors::ofCall(FunctionId F, CallId C) const {
  return behaviorOfCall(S->resolver(F), F, C);
}

Behavior Behaviors::ofTask(FunctionId F, CallId C,
                           const CallbackModel &How) const {
  return behaviorOfTask(S->resolver(F), F, C, How);
}

std::vector<FunctionId> Behaviors::calledBy(FunctionId F, CallId C) const {
  return S->resolver(F).targetsOf(C).functions();
}

std::vector<FunctionId> Behaviors::calledThrough(FunctionId F, CallId C,
                                                 ObjectRef Callable) const {
  Resolver &R = S->resolver(F);
  const Value *V = R.object(R.F.Calls[C], Callable);
  return V ? R.callables(*V).functions() : std::vector<FunctionId>();
}

const Model *Behaviors::modelOf(FunctionId F, CallId C) const {
  Resolver &R = S->resolver(F);
  const Model *M = R.modelOf(C);
  return M && (R.rulesOverBody(*M) || !S->W.find(R.F.Calls[C].Usr)) ? M
                                                                    : nullptr;
}

Behavior Behaviors::ofCallable(FunctionId F, CallId C, int Work) const {
  return behaviorOfCallable(S->resolver(F), F, C, Work);
}

Behavior Behaviors::workOfCallable(FunctionId F, CallId C, int Work) const {
  return behaviorOfCallable(S->resolver(F), F, C, Work, View::Work);
}

bool Behaviors::areApart(FunctionId F, const Place &A, const Place &B) const {
  if (!S->OfAll)
    S->OfAll = std::make_unique<Callers>(S->W);
  return S->OfAll->areApart(F, A, B);
}

const Computation &Behaviors::computation(FunctionId F, uint32_t Id) const {
  return S->W.computation(F, Id);
}

std::vector<Place> Behaviors::resolve(FunctionId F, const Place &P) const {
  Places Out;
  for (Place Object : S->resolver(F).resolve(P)) {
    while (isAddress(Object))
      Object.Path.pop_back();
    unite(Out, std::move(Object));
  }
  return Out;
}

} // namespace poolwise

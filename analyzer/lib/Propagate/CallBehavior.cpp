//===- CallBehavior.cpp - Calls of bodies, and of callables ---------------===//

#include "CallBehavior.h"
#include "CostModel.h"
#include "RegionWeights.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

namespace {
constexpr unsigned MaxCallableNesting = 4;

Cost multiplied(const Cost &C, double Times) {
  Cost Out = C;
  Out.CpuNs *= Times;
  Out.WaitNs *= Times;
  return Out;
}

double total(const Cost &C) { return C.CpuNs + C.WaitNs; }
} // namespace

uint32_t CallBehavior::updateOf(CallId Id, const Place &P) {
  uint32_t Update = F.Calls[Id].Update;
  if (Update >= F.Updates.size())
    return NoId;
  // `total += f(x)`: only the sum is part of the reduction, not what f does.
  return llvm::is_contained(R.resolve(F.Updates[Update].Target), P) ? Update
                                                                    : NoId;
}

void CallBehavior::call(CallId Id, Weight Times) {
  Targets T = R.targetsOf(Id);
  Run Of{Id, Times};
  Cost Own;
  Own.CpuNs = cost::CallNs * Times.Times;
  Out.time(Own, Times.Guessed ? Own.CpuNs : 0);
  bodies(T, Of);
  for (const Place &Callable : T.Open) {
    const Call &C = F.Calls[Id];
    ParameterCall P{Callable,      {},    Times.Times,
                    Times.Guessed, false, describe(F, Callable),
                    C.Where};
    for (const Argument &A : C.Arguments)
      P.Arguments.push_back(R.valueOf(A.V));
    Out.parameterCall(std::move(P));
  }
  if (T.Unknown)
    unknownCall(Of);
}

void CallBehavior::unknownCall(const Run &Of) {
  const Call &C = F.Calls[Of.Id];
  std::string Name = C.Name;
  if (C.K == Call::Kind::Indirect && C.Receiver &&
      C.Receiver->K == Value::Kind::Place && !C.Receiver->P.isUnknown())
    Name = describe(F, C.Receiver->P);
  if (C.K == Call::Kind::Virtual)
    Name += " (an override that was not analysed)";
  Out.unknown(Name, {C.Where, 0, [&] { return witness(C.Where, Name); }});
}

/// Any of the bodies may run, each as often as the others.
void CallBehavior::bodies(const Targets &T, const Run &Of) {
  size_t Several = T.Bodies.size() + (T.Rule != nullptr);
  bool IsOneOfMany = Several > 1;
  Run One = Of;
  One.Times.Guessed |= IsOneOfMany;
  One.Times.Times /= std::max<size_t>(Several, 1);
  BehaviorBuilder::Unsure Scope(Out, IsOneOfMany);
  for (const Callee &B : T.Bodies) {
    Frame Fr = Frame::ofCall(R, B, Of.Id);
    body(B.F, Fr, One);
  }
  if (T.Rule)
    library(*T.Rule, One);
}

void CallBehavior::body(FunctionId Callee, Frame &Fr, const Run &Of) {
  const Record &Rec = W.Records[Callee];
  const Call &C = F.Calls[Of.Id];
  const FunctionSummary &Body = W.P.Functions[Callee];
  const std::string &Name = Body.Name;
  auto HopTo = [&](const WitnessPtr &Next, auto &&Use) {
    Use(Hop{C.Where, Next ? Next->Depth + 1 : 0,
            [&] { return witness(C.Where, Name, nullptr, Next); }});
  };

  bodyMemory(Rec, Fr, Of, Name);
  bool Counts =
      Of.TimeCounts && !Of.Elsewhere &&
      (Counted == CountTime::All || W.Component[Callee] != W.Component[Self]);
  Run Timed = Of;
  Timed.TimeCounts = Counts;
  double NotWaited = bodyEffects(Rec, Fr, Timed, Name);
  if (Counts) {
    Cost Time = Rec.Does.Time;
    Time.Partial = Rec.PartialBesides;
    Time.WaitNs = std::max(0.0, Time.WaitNs - NotWaited);
    Time = multiplied(Time, Of.Times.Times);
    Out.time(Time,
             Of.Times.Guessed ? total(Time) : Rec.GuessedNs * Of.Times.Times);
    Out.part(Name, Time, Of.Times.Times, C.Where);
  }
  for (size_t I = 0; I < Rec.KnownUnknown; ++I)
    HopTo(Rec.Does.Unknown[I].Path,
          [&](const Hop &H) { Out.unknown(Rec.Does.Unknown[I].Callee, H); });
  for (const CallUse &U : Rec.Does.NotThreadSafe)
    HopTo(U.Path, [&](const Hop &H) { Out.notThreadSafe(U.Callee, H); });
  for (const CallUse &U : Rec.Does.Outside)
    HopTo(U.Path, [&](const Hop &H) { Out.outside(U.Callee, H); });
  if (!Body.IsNoexcept && !C.IsNoexcept && !Of.Elsewhere) {
    if (Rec.Does.Throws)
      HopTo(Rec.Does.Throws, [&](const Hop &H) { Out.throws(H, true); });
    if (Rec.Does.ThrowsOther)
      HopTo(Rec.Does.ThrowsOther, [&](const Hop &H) { Out.throws(H, false); });
  }
  parameterCalls(Rec, Fr, Of);
}

void CallBehavior::bodyMemory(const Record &Rec, Frame &Fr, const Run &Of,
                              const std::string &Name) {
  const Call &C = F.Calls[Of.Id];
  for (const MemoryUse &Use : Rec.Does.Memory)
    for (Place &P : Fr.map(Use.P)) {
      MemoryUse Mine;
      Mine.Update = updateOf(Of.Id, P);
      Mine.P = std::move(P);
      Mine.Write = Use.Write;
      Mine.Atomic = Use.Atomic;
      Mine.Ending = Use.Ending;
      Mine.Type = Use.Type;
      Mine.Via = Of.Id;
      Mine.Region = C.Region;
      Out.memory(std::move(Mine),
                 {C.Where, Use.Path->Depth + 1,
                  [&] { return witness(C.Where, Name, nullptr, Use.Path); }});
    }
}

double CallBehavior::bodyEffects(const Record &Rec, Frame &Fr, const Run &Of,
                                 const std::string &Name) {
  const Call &C = F.Calls[Of.Id];
  double NotWaited = 0;
  for (const EffectUse &E : Rec.Does.Effects) {
    auto Path = [&] { return witness(C.Where, Name, nullptr, E.Path); };
    Hop H{C.Where, E.Path->Depth + 1, Path};
    double Ns = Of.TimeCounts ? E.Ns * Of.Times.Times : 0;
    if (E.Kind == EffectKind::Sleep && isOnBranch(F, C.Region)) {
      Ns *= cost::BackOffWeight;
      NotWaited += E.Ns * (1 - cost::BackOffWeight);
    }
    if (double Guarded = waitsInLoop(F, C.Region);
        E.Kind == EffectKind::Lock && Guarded != 1) {
      Ns *= Guarded;
      NotWaited += E.Ns * (1 - Guarded);
    }
    EffectUse Mine = E;
    Mine.Elsewhere |= Of.Elsewhere;
    Mine.Object.reset();
    Mine.Ns = Ns;
    if (!E.Object) {
      Out.effect(std::move(Mine), H);
      continue;
    }
    std::vector<Backing> All = backingsAt(R, Fr.map(*E.Object));
    for (const Backing &B : All) {
      Mine.Ns = Ns / double(All.size());
      switch (B.K) {
      case Backing::Kind::Memory:
        NotWaited += E.Ns / double(All.size());
        break;
      case Backing::Kind::Effect:
        Mine.Kind = B.E;
        Out.effect(Mine, H);
        break;
      case Backing::Kind::Open:
        Mine.Kind = E.Kind;
        Mine.Object = B.Object;
        Out.effect(Mine, H);
        Mine.Object.reset();
        break;
      case Backing::Kind::Unknown:
        Mine.Kind = E.Kind;
        Out.effect(Mine, H);
        break;
      }
    }
  }
  return NotWaited;
}

/// The callee calls something that it was given: what, is known here, or by our
/// own callers.
void CallBehavior::parameterCalls(const Record &Rec, Frame &Fr, const Run &Of) {
  for (const ParameterCall &P : Rec.ParameterCalls) {
    const Value *Given =
        P.Callable.R == Place::Root::Variable && P.Callable.Path.empty()
            ? Fr.argument(P.Callable.Id)
            : nullptr;
    Targets T = Given ? R.callables(*Given) : R.callablesAt(Fr.map(P.Callable));
    std::vector<Places> Arguments;
    for (const Places &Alternatives : P.Arguments) {
      Places &Mine = Arguments.emplace_back();
      for (const Place &A : Alternatives)
        unite(Mine, Fr.map(A));
    }
    Run One = Of;
    One.Times.Times *= P.Times;
    One.Times.Guessed |= P.Guessed;
    One.Elsewhere |= P.Elsewhere;
    bool TooDeep = ++One.Depth > MaxCallableNesting;
    if (!TooDeep)
      for (const Callee &B : T.Bodies) {
        Frame Inner = Frame::ofCallback(R, B, Of.Id);
        for (unsigned I = 0; I < Arguments.size(); ++I)
          Inner.setArgument(I, Arguments[I]);
        body(B.F, Inner, One);
      }
    if (T.Rule)
      libraryCost(*T.Rule, One);
    for (const Place &Callable : T.Open)
      Out.parameterCall({Callable, Arguments, One.Times.Times,
                         One.Times.Guessed, One.Elsewhere, P.Name,
                         F.Calls[Of.Id].Where});
    if (T.Unknown || TooDeep)
      Out.unknown(P.Name, {F.Calls[Of.Id].Where, 1, [&] {
                             return witness(F.Calls[Of.Id].Where,
                                            F.Calls[Of.Id].Name, nullptr,
                                            witness(P.Where, P.Name));
                           }});
  }
}

} // namespace poolwise

//===- CallBehavior.cpp - Calls of bodies, and of callables ---------------===//

#include "CallBehavior.h"
#include "CostModel.h"
#include "LibraryNames.h"
#include "RegionWeights.h"
#include "llvm/ADT/STLExtras.h"
#include <cmath>

namespace poolwise {

namespace {
constexpr unsigned MaxCallableNesting = 4;

double total(const Cost &C) { return C.CpuNs + C.WaitNs; }

double lockNs(const Behavior &B) {
  double Ns = 0;
  for (const EffectUse &E : B.Effects)
    Ns += E.Kind == EffectKind::Lock ? E.Ns : 0;
  return Ns;
}
} // namespace

uint32_t CallBehavior::updateOf(CallId Id, const Place &P) {
  uint32_t Update = F.Calls[Id].Update;
  if (Update >= F.Updates.size())
    return NoId;
  // `total += f(x)`: only the sum is part of the reduction, not what f does,
  // though it looks at the total: `text += f(x)` and `min(least, f(x))` name
  // it.
  const Place &Target = F.Updates[Update].Target;
  const Call &C = F.Calls[Id];
  auto Names = [&](const Value &V) {
    return V.K == Value::Kind::Place && V.P == Target;
  };
  bool IsStep =
      (C.Receiver && Names(*C.Receiver)) ||
      llvm::any_of(C.Arguments, [&](const Argument &A) { return Names(A.V); });
  return IsStep && llvm::is_contained(R.resolve(Target), P) ? Update : NoId;
}

/// So small that compilers put it in the place of a call.
bool CallBehavior::isInlined(FunctionId Body) const {
  const Cost &Time = W.Records[Body].Does.Time;
  return Time.WaitNs == 0 && Time.CpuNs <= cost::EntryNs + cost::InlinedNs;
}

void CallBehavior::call(CallId Id, Weight Times) {
  Targets T = R.targetsOf(Id);
  Run Of{Id, Times};
  bool IsOne = T.Bodies.size() == 1 && !T.Rule && !T.Unknown && T.Open.empty();
  if (!IsOne || !isInlined(T.Bodies.front().F)) {
    Cost Own;
    Own.CpuNs = cost::CallNs * Times.Times;
    Out.time(Own, Times.Guessed ? Own.CpuNs : 0);
  }
  bodies(T, Of);
  for (const Place &Callable : T.Open) {
    const Call &C = F.Calls[Id];
    ParameterCall P;
    P.Callable = Callable;
    P.Times = Times.Times;
    P.Guessed = Times.Guessed;
    P.OnObject = isThroughMember(C);
    P.Within = Self;
    P.At = Id;
    P.Name = describe(F, Callable);
    P.Where = C.Where;
    P.ByType = timeByFlow(Id);
    for (const Argument &A : C.Arguments)
      P.Arguments.push_back(R.valueOf(A.V));
    Out.parameterCall(std::move(P));
  }
  if (T.Unknown)
    unknownCall(Of);
}

/// A pointer that may point at anything points at the functions that were put
/// there, as far as that is known, else at one of its type, and takes what
/// those take. What else they do is not known by that. Those that are not
/// settled yet, callers of this one among them, are left out.
std::optional<Cost> CallBehavior::timeByFlow(CallId Id) const {
  if (F.Calls[Id].K != Call::Kind::Indirect)
    return std::nullopt;
  std::vector<FunctionId> Functions;
  for (FunctionId Body : W.pointedAt(Self, Id))
    if (W.Component[Body] < W.Component[Self])
      Functions.push_back(Body);
  if (Functions.empty())
    return std::nullopt;
  std::vector<double> Shares =
      sharesOf(Id, Functions, W.Flow.bodies(Self, Id), /*WithRule=*/false);
  Cost Out;
  for (size_t I = 0; I < Functions.size(); ++I) {
    const Behavior &Does = W.Records[Functions[I]].Does;
    Cost Time = Does.Time;
    // Waiting for locks would count as I/O without its effect.
    Time.WaitNs = std::max(0.0, Time.WaitNs - lockNs(Does));
    Out += multiplied(Time, Shares[I]);
  }
  Out.Partial = false;
  return Out;
}

void CallBehavior::unknownCall(const Run &Of) {
  const Call &C = F.Calls[Of.Id];
  std::string Name = C.Name;
  if (C.K == Call::Kind::Indirect && C.Receiver &&
      C.Receiver->K == Value::Kind::Place && !C.Receiver->P.isUnknown())
    Name = describe(F, C.Receiver->P);
  if (C.K == Call::Kind::Virtual)
    Name += " (an override that was not analysed)";
  auto Path = [&] { return witness(C.Where, Name); };
  Hop Here{C.Where, 0, Path};
  if (std::optional<Cost> Time = timeByFlow(Of.Id))
    Out.unknownButTimed(Name, Here, multiplied(*Time, Of.Times.Times),
                        Of.Times.Times);
  else
    Out.unknown(Name, Here);
}

/// How often each of several bodies runs, of all calls. What is dear runs less
/// often, so that the cost of a call of two bodies is about their geometric
/// mean: an override that prints or is for tests does not outweigh the others.
/// Bodies that values do not flow to do not run, nor those that do nothing
/// where another does. The rule of a library comes last, and runs as often as
/// the others do in the mean.
std::vector<double> CallBehavior::sharesOf(CallId Id,
                                           llvm::ArrayRef<FunctionId> Functions,
                                           llvm::ArrayRef<FunctionId> Flowing,
                                           bool WithRule) const {
  std::vector<FunctionId> Likely = likely(Flowing, Functions);
  std::vector<double> Shares;
  double Sum = 0;
  for (FunctionId Body : Functions) {
    double Ns = std::max(total(W.Records[Body].Does.Time), cost::EntryNs);
    bool Runs = Likely.empty() || llvm::is_contained(Likely, Body);
    Shares.push_back(Runs ? std::pow(Ns, -cost::DearIsRare) : 0);
    Sum += Shares.back();
  }
  if (WithRule) {
    // An interface of the program's own, which a rule is for where it is used.
    bool IsHere = !Functions.empty() && !F.Calls[Id].InSystemHeader;
    Shares.push_back(Functions.empty() ? 1
                     : IsHere          ? 0
                                       : Sum / double(Functions.size()));
    Sum += Shares.back();
  }
  for (double &Share : Shares)
    Share /= Sum;
  return Shares;
}

/// Those of `Functions` among `Flowing`, to which values flow, that do
/// something; empty: not known.
std::vector<FunctionId>
CallBehavior::likely(llvm::ArrayRef<FunctionId> Flowing,
                     llvm::ArrayRef<FunctionId> Functions) const {
  std::vector<FunctionId> Out;
  for (FunctionId Body : Flowing)
    if (llvm::is_contained(Functions, Body))
      Out.push_back(Body);
  auto DoesNothing = [&](FunctionId Body) {
    return total(W.Records[Body].Does.Time) <= cost::NothingNs;
  };
  if (!llvm::all_of(Out, DoesNothing))
    llvm::erase_if(Out, DoesNothing);
  return Out;
}

/// The run of the body that has the share `Index`.
CallBehavior::Run CallBehavior::oneOf(llvm::ArrayRef<double> Shares,
                                      size_t Index, Run Of) {
  bool IsOneOfMany = Shares.size() > 1;
  Of.Times.Guessed |= IsOneOfMany;
  Of.IsOneOfMany = IsOneOfMany;
  Of.Times.Times *= Shares[Index];
  return Of;
}

void CallBehavior::bodies(const Targets &T, const Run &Of) {
  std::vector<FunctionId> Functions = T.functions();
  std::vector<FunctionId> Flowing;
  if (Functions.size() > 1)
    Flowing = W.Flow.bodies(Self, Of.Id);
  std::vector<double> Shares = sharesOf(Of.Id, Functions, Flowing, T.Rule);
  BehaviorBuilder::Unsure Scope(Out, Shares.size() > 1);
  for (size_t I = 0; I < T.Bodies.size(); ++I) {
    Frame Fr = Frame::ofCall(R, T.Bodies[I], Of.Id);
    body(T.Bodies[I].F, Fr, oneOf(Shares, I, Of));
  }
  if (T.Rule)
    library(*T.Rule, oneOf(Shares, T.Bodies.size(), Of));
}

void CallBehavior::body(FunctionId Callee, Frame &Fr, const Run &Of) {
  bodyMemory(Callee, Fr, Of);
  bodyWork(Callee, [&]() -> Frame & { return Fr; }, Of);
}

void CallBehavior::bodyWork(FunctionId Callee, FrameMaker Fr, const Run &Of) {
  const Record &Rec = W.Records[Callee];
  const Call &C = F.Calls[Of.Id];
  const FunctionSummary &Body = W.P.Functions[Callee];
  const std::string &Name = Body.Name;
  auto HopTo = [&](const WitnessPtr &Next, auto &&Use) {
    Use(Hop{C.Where, Next ? Next->Depth + 1 : 0,
            [&] { return witness(C.Where, Name, nullptr, Next); }});
  };

  bool Counts =
      Of.TimeCounts && !Of.Elsewhere &&
      (Counted == CountTime::All || W.Component[Callee] != W.Component[Self]);
  Run Timed = Of;
  Timed.TimeCounts = Counts;
  double NotWaited = bodyEffects(Rec, Fr, Timed, Name);
  if (Counts) {
    Cost Time = Rec.Does.Time;
    Time.Partial = Rec.PartialBesides;
    Time.CpuNs = std::max(0.0, Time.CpuNs - Rec.ByType.CpuNs);
    Time.WaitNs = std::max(0.0, Time.WaitNs - Rec.ByType.WaitNs - NotWaited);
    if (!Of.IsOneOfMany && isInlined(Callee))
      Time.CpuNs = std::max(0.0, Time.CpuNs - cost::EntryNs);
    Time = multiplied(Time, Of.Times.Times);
    Out.time(Time,
             Of.Times.Guessed ? total(Time) : Rec.GuessedNs * Of.Times.Times);
    Out.part(Name, Time, Of.Times.Times, C.Where);
  }
  for (size_t I = 0; I < Rec.KnownUnknown; ++I)
    HopTo(Rec.Does.Unknown[I].Path, [&](const Hop &H) {
      Out.unknownWithin(Rec.Does.Unknown[I].Callee, H);
    });
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
  parameterCalls(Rec, Fr, Timed);
}

/// Callers say it with the same words: not by parameters, nor by pointers that
/// were set here.
static bool hasSameName(const Place &P, bool OnOwnThis) {
  bool IsNamed = P.R == Place::Root::Global || P.isUnknown() ||
                 (P.R == Place::Root::This && OnOwnThis);
  return IsNamed && llvm::all_of(P.Path, [](const Step &S) {
           return hasConstantIndex(S) && !isClosureField(S);
         });
}

CallBehavior::Takeover CallBehavior::takeover(const Frame &Fr,
                                              const Run &Of) const {
  bool MayBeSame = Out.isOutside() && !onceAround(F, F.Calls[Of.Id].Region);
  return {Of, MayBeSame, MayBeSame && Fr.isOnCallersThis() && !R.holdsInThis()};
}

void CallBehavior::takeOver(const MemoryUse &Use, const std::string &Callee,
                            Frame &Fr, Takeover &By) {
  const Call &C = F.Calls[By.Of.Id];
  auto Path = [&] { return witness(C.Where, Callee, nullptr, Use.Path); };
  Hop Here{C.Where, Use.Path->Depth + 1, Path};
  if (By.MayHaveSameName && hasSameName(Use.P, By.OnOwnThis))
    return Out.sameMemory(Use, Here);
  if (!By.Last || *By.Last != Use.P)
    By.Mapped = Fr.map(Use.P);
  By.Last = &Use.P;
  for (const Place &P : By.Mapped) {
    MemoryUse Mine;
    Mine.Update = updateOf(By.Of.Id, P);
    Mine.P = P;
    Mine.Write = Use.Write;
    Mine.Atomic = Use.Atomic;
    Mine.Ending = Use.Ending;
    Mine.Type = Use.Type;
    Mine.Via = By.Of.Id;
    Mine.Region = C.Region;
    Out.memory(std::move(Mine), Here);
  }
}

void CallBehavior::bodyMemory(FunctionId Callee, Frame &Fr, const Run &Of) {
  if (!Out.wantsMemory())
    return;
  Takeover By = takeover(Fr, Of);
  for (const MemoryUse &Use : W.Records[Callee].Does.Memory)
    takeOver(Use, W.P.Functions[Callee].Name, Fr, By);
}

double CallBehavior::bodyEffects(const Record &Rec, FrameMaker Fr,
                                 const Run &Of, const std::string &Name) {
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
    std::vector<Backing> All = backingsAt(R, Fr().map(*E.Object));
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
void CallBehavior::parameterCalls(const Record &Rec, FrameMaker Fr,
                                  const Run &Of) {
  for (const ParameterCall &P : Rec.ParameterCalls) {
    const Value *Given =
        P.Callable.R == Place::Root::Variable && P.Callable.Path.empty()
            ? Fr().argument(P.Callable.Id)
            : nullptr;
    Targets T =
        Given ? R.callables(*Given) : R.callablesAt(Fr().map(P.Callable));
    std::vector<Places> Arguments;
    for (const Places &Alternatives : P.Arguments) {
      Places &Mine = Arguments.emplace_back();
      for (const Place &A : Alternatives)
        unite(Mine, Fr().map(A));
    }
    Run One = Of;
    One.Times.Times *= P.Times;
    One.Times.Guessed |= P.Guessed;
    One.Elsewhere |= P.Elsewhere;
    bool TooDeep = ++One.Depth > MaxCallableNesting;
    std::vector<FunctionId> Functions = T.functions();
    std::vector<FunctionId> Flowing;
    if (P.OnObject && Functions.size() > 1)
      Flowing = W.Flow.overriders(P.Within, P.At, Functions);
    std::vector<double> Shares = sharesOf(Of.Id, Functions, Flowing, T.Rule);
    BehaviorBuilder::Unsure Scope(Out, Shares.size() > 1);
    for (size_t I = 0; I < T.Bodies.size() && !TooDeep; ++I) {
      Frame Inner = Frame::ofCallback(R, T.Bodies[I], Of.Id);
      unsigned First = P.OnObject && !Arguments.empty();
      if (First)
        Inner.setReceiver(Arguments.front());
      for (unsigned J = First; J < Arguments.size(); ++J)
        Inner.setArgument(J - First, Arguments[J]);
      body(T.Bodies[I].F, Inner, oneOf(Shares, I, One));
    }
    if (T.Rule)
      libraryCost(*T.Rule, oneOf(Shares, T.Bodies.size(), One));
    // While a component is not settled, what its members hand on to each other
    // would grow with each round.
    double Times = One.TimeCounts ? One.Times.Times : 0;
    for (const Place &Callable : T.Open) {
      ParameterCall Mine = P;
      Mine.Callable = Callable;
      Mine.Arguments = Arguments;
      Mine.Times = Times;
      Mine.Guessed = One.Times.Guessed;
      Mine.Elsewhere = One.Elsewhere;
      Mine.Where = F.Calls[Of.Id].Where;
      Out.parameterCall(std::move(Mine));
    }
    if (!T.Unknown && !TooDeep)
      continue;
    auto Path = [&] {
      return witness(F.Calls[Of.Id].Where, F.Calls[Of.Id].Name, nullptr,
                     witness(P.Where, P.Name));
    };
    Hop Here{F.Calls[Of.Id].Where, 1, Path};
    if (P.ByType && !One.Elsewhere)
      Out.unknownButTimed(P.Name, Here, multiplied(*P.ByType, Times), Times);
    else
      Out.unknown(P.Name, Here);
  }
}

} // namespace poolwise

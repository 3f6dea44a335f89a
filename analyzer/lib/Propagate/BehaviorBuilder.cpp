//===- BehaviorBuilder.cpp ------------------------------------------------===//

#include "BehaviorBuilder.h"
#include "CostModel.h"
#include "RegionWeights.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLExtras.h"

namespace poolwise {

using Root = Place::Root;

namespace {
/// Bounds of what callers see; beyond, it is one unknown write.
constexpr unsigned MaxUsesPerRoot = 64;
constexpr size_t MaxStepsOutside = 4;
/// Names of unknown and unsafe callees that are worth keeping.
constexpr size_t MaxCallUses = 32;
constexpr size_t MaxParameterCalls = 16;

size_t hashOf(const MemoryUse &Use) {
  size_t Hash = llvm::hash_combine(unsigned(Use.P.R), Use.P.Id, Use.P.Name,
                                   Use.Write, Use.Atomic, Use.Ending,
                                   Use.Update, Use.Via, Use.Region);
  for (const Step &S : Use.P.Path)
    Hash =
        llvm::hash_combine(Hash, unsigned(S.K), S.Name, S.Index.Known,
                           S.Index.Variable, S.Index.Offset, S.Index.Computed);
  return Hash;
}

/// Does the initializer use what this call of the function was given? Then who
/// comes first decides.
bool isCallersValue(const FunctionSummary &F, RegionId Once, const Place &P) {
  return P.R == Root::This ||
         (P.R == Root::Variable && !F.isWithin(F.Variables[P.Id].Region, Once));
}

bool dependsOnCaller(const FunctionSummary &F, RegionId Once) {
  auto Uses = [&](const Value &V) {
    return V.K == Value::Kind::Place && isCallersValue(F, Once, V.P);
  };
  return llvm::any_of(F.Accesses,
                      [&](const Access &A) {
                        return F.isWithin(A.Region, Once) &&
                               isCallersValue(F, Once, A.P);
                      }) ||
         llvm::any_of(F.Calls, [&](const Call &C) {
           return F.isWithin(C.Region, Once) &&
                  ((C.Receiver && Uses(*C.Receiver)) ||
                   llvm::any_of(C.Arguments,
                                [&](const Argument &A) { return Uses(A.V); }));
         });
}

/// A static local is ready before anybody else sees it.
bool isOwnInitialization(const FunctionSummary &F, const MemoryUse &Use) {
  if (Use.P.R != Root::Global)
    return false;
  const Region *Once = onceAround(F, Use.Region);
  return Once && Once->Initializes == Use.P.Name &&
         !dependsOnCaller(F, Once - F.Regions.data());
}

/// True if there was something to forget.
bool forgetComputed(Place &P) {
  bool Forgets = false;
  for (Step &S : P.Path)
    if (S.Index.Computed != NoId) {
      S.Index = {};
      Forgets = true;
    }
  return Forgets;
}

auto keyOf(const MemoryUse &Use) {
  return std::tie(Use.P, Use.Write, Use.Atomic, Use.Ending, Use.Update, Use.Via,
                  Use.Region);
}
} // namespace

WitnessPtr witness(Location Where, std::string What, const Model *Rule,
                   WitnessPtr Next) {
  auto W = std::make_shared<Witness>();
  W->Where = Where;
  W->What = std::move(What);
  W->Rule = Rule;
  W->Depth = Next ? Next->Depth + 1 : 0;
  W->Perhaps = Next && Next->Perhaps;
  W->Next = std::move(Next);
  return W;
}

WitnessPtr BehaviorBuilder::make(const Hop &H) const {
  WitnessPtr W = H.Make();
  if (!Perhaps || W->Perhaps)
    return W;
  auto Unsure = std::make_shared<Witness>(*W);
  Unsure->Perhaps = true;
  return Unsure;
}

/// What surely happens wins, then a shorter path; between equals the one that
/// stands first.
void BehaviorBuilder::keepBetter(WitnessPtr &Known, const Hop &H) const {
  bool IsBetter = !Known || std::tie(H.Depth, H.Where) <
                                std::tie(Known->Depth, Known->Where);
  if (!IsBetter && !Known->Perhaps)
    return;
  WitnessPtr Other = make(H);
  if (!Known || std::tie(Other->Perhaps, Other->Depth, Other->Where) <
                    std::tie(Known->Perhaps, Known->Depth, Known->Where))
    Known = std::move(Other);
}

/// Can a caller name it? By-value parameters and closure copies are the
/// callee's own, but what they point at is not.
bool BehaviorBuilder::isVisible(const Place &P) const {
  switch (P.R) {
  case Root::This:
  case Root::Global:
  case Root::Unknown:
    return true;
  case Root::Variable: {
    if (P.Id >= F.Variables.size())
      return true;
    const Variable &Var = F.Variables[P.Id];
    if (Var.K == Variable::Kind::Capture)
      return true;
    if (Var.K != Variable::Kind::Parameter)
      return false;
    bool ByReference = Var.By == Passing::Reference ||
                       Var.By == Passing::ConstReference ||
                       Var.By == Passing::Moved;
    bool InClosure = !P.Path.empty() && P.Path[0].K == Step::Kind::Field &&
                     !P.Path[0].Name.empty() && P.Path[0].Name[0] == '&';
    return ByReference || InClosure || leadsOut(P.Path);
  }
  default:
    return false;
  }
}

void BehaviorBuilder::memory(MemoryUse Use, const Hop &H) {
  if (!isMemory(Use.P) || isOwnInitialization(F, Use))
    return;
  Use.Ending = (Use.Ending || Ending) && Use.P.R == Root::Global;
  if (V == View::Inside)
    return addMemory(std::move(Use), H);
  if (!isVisible(Use.P))
    return;
  Use.P = shortened(std::move(Use.P), MaxStepsOutside);
  // Names of this function's own variables mean nothing to callers, but for
  // parameters.
  for (Step &S : Use.P.Path)
    S.Index = W.outward(F, S.Index);
  Use.Update = Use.Via = NoId;
  Use.Region = 0;
  addMemory(std::move(Use), H);
}

void BehaviorBuilder::sameMemory(const MemoryUse &Use, const Hop &H) {
  if (Ending && !Use.Ending)
    return memory(Use, H);
  if (MemoryUse *Known = known(Use, hashOf(Use)))
    return keepBetter(Known->Path, H);
  addMemory(Use, H);
}

/// A use that is there already. Two types of it are none.
MemoryUse *BehaviorBuilder::known(const MemoryUse &Use, size_t Hash) {
  auto [It, End] = MemoryIndex.equal_range(Hash);
  for (; It != End; ++It) {
    MemoryUse &Known = Out.Memory[It->second];
    if (keyOf(Known) != keyOf(Use))
      continue;
    if (Known.Type != Use.Type)
      Known.Type.clear();
    return &Known;
  }
  return nullptr;
}

void BehaviorBuilder::addMemory(MemoryUse Use, const Hop &H) {
  size_t Hash = hashOf(Use);
  if (MemoryUse *Known = known(Use, Hash))
    return keepBetter(Known->Path, H);
  unsigned &Count = PerRoot[unsigned(Use.P.R)];
  // Which elements it is exactly is no longer worth a use of its own.
  if (V == View::Outside && Count >= MaxUsesPerRoot / 2 &&
      forgetComputed(Use.P))
    return addMemory(std::move(Use), H);
  if (V == View::Outside && !Use.P.isUnknown() && ++Count > MaxUsesPerRoot) {
    Use.P = Place();
    Use.Write = true;
    Use.Atomic = false;
    Use.Type.clear();
    return addMemory(std::move(Use), H);
  }
  Use.Path = make(H);
  MemoryIndex.emplace(Hash, Out.Memory.size());
  Out.Memory.push_back(std::move(Use));
}

/// `socket` and `recv` are network, but only one waits for it.
static auto keyOf(const EffectUse &E) {
  using Key = std::tuple<EffectKind, const std::optional<Place> &, bool, bool,
                         bool, bool>;
  return Key(E.Kind, E.Object, E.Elsewhere, E.ByDescriptor, E.Ending,
             E.Ns == 0);
}

void BehaviorBuilder::effect(EffectUse Use, const Hop &H) {
  Use.Ending = (Use.Ending || Ending) && Use.Kind == EffectKind::Console;
  if (Use.Object && V == View::Outside)
    Use.Object = shortened(std::move(*Use.Object), MaxStepsOutside);
  for (EffectUse &Known : Out.Effects)
    if (keyOf(Known) == keyOf(Use)) {
      Known.Ns += Use.Ns;
      return keepBetter(Known.Path, H);
    }
  Use.Path = make(H);
  Out.Effects.push_back(std::move(Use));
}

void BehaviorBuilder::add(std::vector<CallUse> &To, llvm::StringRef Callee,
                          const Hop &H) {
  for (CallUse &Known : To)
    if (Known.Callee == Callee)
      return keepBetter(Known.Path, H);
  if (To.size() < MaxCallUses)
    To.push_back({Callee.str(), make(H)});
}

void BehaviorBuilder::unknown(llvm::StringRef Callee, const Hop &H) {
  Out.Time.Partial = true;
  unknownWithin(Callee, H);
}

void BehaviorBuilder::unknownButTimed(llvm::StringRef Callee, const Hop &H,
                                      const Cost &Time, double Times) {
  time(Time, Time.CpuNs + Time.WaitNs);
  part(Callee.str(), Time, Times, H.Where);
  unknownWithin(Callee, H);
}

void BehaviorBuilder::unknownWithin(llvm::StringRef Callee, const Hop &H) {
  add(Out.Unknown, Callee, H);
}

void BehaviorBuilder::notThreadSafe(llvm::StringRef Callee, const Hop &H) {
  add(Out.NotThreadSafe, Callee, H);
}

void BehaviorBuilder::outside(llvm::StringRef Callee, const Hop &H) {
  add(Out.Outside, Callee, H);
}

void BehaviorBuilder::throws(const Hop &H, bool IsStdException) {
  if (Taken == Region::Catches::Everything ||
      (Taken == Region::Catches::StdExceptions && IsStdException))
    return;
  keepBetter(Out.Throws, H);
  if (!IsStdException)
    keepBetter(Out.ThrowsOther, H);
}

ParameterCall *BehaviorBuilder::findParameterCall(const ParameterCall &C) {
  auto It = llvm::find_if(ParameterCalls, [&](const ParameterCall &Known) {
    return Known.Callable == C.Callable && Known.Arguments == C.Arguments &&
           Known.Elsewhere == C.Elsewhere;
  });
  return It == ParameterCalls.end() ? nullptr : &*It;
}

void BehaviorBuilder::parameterCall(ParameterCall C) {
  if (ParameterCall *Known = findParameterCall(C)) {
    Known->Times += C.Times;
    Known->Guessed |= C.Guessed;
  } else if (ParameterCalls.size() == MaxParameterCalls) {
    unknown(C.Name, {C.Where, 0, [&] { return witness(C.Where, C.Name); }});
  } else {
    ParameterCalls.push_back(std::move(C));
  }
}

void BehaviorBuilder::keepParameterCall(const ParameterCall &C) {
  if (!findParameterCall(C))
    parameterCall(C);
}

void BehaviorBuilder::time(Cost C, double Guessed) {
  Out.Time.CpuNs += C.CpuNs;
  Out.Time.WaitNs += C.WaitNs;
  Out.Time.Partial |= C.Partial;
  GuessedNs += Guessed;
}

void BehaviorBuilder::part(std::string Name, Cost C, double Times,
                           Location Where) {
  auto [It, New] = PartIndex.try_emplace(Name, Out.Parts.size());
  if (New) {
    Out.Parts.push_back({std::move(Name), C, Times, Where});
    return;
  }
  Behavior::Part &P = Out.Parts[It->second];
  P.Time += C;
  P.Times += Times;
}

/// What callers may replace by what they know.
Cost BehaviorBuilder::timeParameterCalls() {
  Cost All;
  for (const ParameterCall &C : ParameterCalls) {
    if (!C.ByType) {
      All.Partial = true;
    } else if (!C.Elsewhere) {
      Cost Time = multiplied(*C.ByType, C.Times);
      part(C.Name, Time, C.Times, C.Where);
      All += Time;
    }
  }
  return All;
}

void BehaviorBuilder::finish(Record &R) {
  R.PartialBesides = Out.Time.Partial;
  R.ByType = timeParameterCalls();
  time(R.ByType, R.ByType.CpuNs + R.ByType.WaitNs);
  double Total = Out.Time.CpuNs + Out.Time.WaitNs;
  if (GuessedNs > cost::GuessedShare * Total && Total > 0) {
    Out.Time.Guessed = true;
    if (Total > cost::MaxGuessedNs) {
      double Scale = cost::MaxGuessedNs / Total;
      Out.Time.CpuNs *= Scale;
      Out.Time.WaitNs *= Scale;
      GuessedNs *= Scale;
      R.ByType = multiplied(R.ByType, Scale);
      for (EffectUse &E : Out.Effects)
        E.Ns *= Scale;
    }
  }
  llvm::sort(Out.Effects, [](const EffectUse &A, const EffectUse &B) {
    return keyOf(A) < keyOf(B);
  });
  llvm::sort(Out.Memory, [](const MemoryUse &A, const MemoryUse &B) {
    return std::tie(A.P, A.Write, A.Atomic, A.Update, A.Via, A.Region) <
           std::tie(B.P, B.Write, B.Atomic, B.Update, B.Via, B.Region);
  });
  for (std::vector<CallUse> *Uses :
       {&Out.Unknown, &Out.NotThreadSafe, &Out.Outside})
    llvm::sort(*Uses, [](const CallUse &A, const CallUse &B) {
      return std::tie(A.Path->Depth, A.Callee) <
             std::tie(B.Path->Depth, B.Callee);
    });
  llvm::sort(Out.Parts, [](const Behavior::Part &A, const Behavior::Part &B) {
    double TimeA = A.Time.CpuNs + A.Time.WaitNs;
    double TimeB = B.Time.CpuNs + B.Time.WaitNs;
    return TimeA != TimeB ? TimeA > TimeB : A.Name < B.Name;
  });
  R.KnownUnknown = Out.Unknown.size();
  for (const ParameterCall &C : ParameterCalls)
    Out.Unknown.push_back({C.Name, witness(C.Where, C.Name)});
  R.Does = std::move(Out);
  R.GuessedNs = GuessedNs;
  R.ParameterCalls = std::move(ParameterCalls);
}

} // namespace poolwise

//===- GilHeld.cpp - Python waits for C++ ---------------------------------===//
//
// Functions that the interpreter calls hold its lock until they return, unless
// they release it, or the binding does.
//
//===----------------------------------------------------------------------===//

#include "../Propagate/RegionWeights.h"
#include "../Recommend/Phrases.h"
#include "Checks.h"
#include "HeldScopes.h"
#include "KeptApart.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

namespace {
/// The interpreter hands its lock on every 5 ms (sys.getswitchinterval).
constexpr double WaitNs = 200'000, ComputeNs = 5'000'000;
} // namespace

static bool releasesGil(const Model &M) {
  return M.Interpreter == Model::Gil::Released;
}
static bool takesGil(const Model &M) {
  return M.Interpreter == Model::Gil::Taken;
}
static bool needsGil(const Model &M) {
  return M.Interpreter == Model::Gil::Needed;
}

/// Neither it nor what it calls uses an object of Python's, as far as is known.
static bool isFreeOfPython(const Scene &S, FunctionId F,
                           const std::vector<WitnessPtr> &NeedsGil) {
  auto IsPython = [&](StringRef Type) {
    const TypeModel *T = S.B.rules().typeNamed(Type);
    return Type.contains("PyObject") ||
           (T && T->R == TypeModel::Role::Interpreted);
  };
  const FunctionSummary &Function = S.of(F);
  return !NeedsGil[F] && S.B.ofFunction(F).Unknown.empty() &&
         !IsPython(Function.ResultType) &&
         none_of(Function.Variables,
                 [&](const Variable &V) { return IsPython(V.Type); });
}

static void offerGuard(const Scene &S, const Handler &H,
                       std::optional<Hazard> KeptApart, Recommendation &R) {
  const Call &Binding = S.of(H.By).Calls[H.Call];
  if (!StringRef(Binding.Name).ends_with("::def") &&
      !StringRef(Binding.Name).ends_with("::def_static"))
    return; // tables, properties
  BodyStatement Def;
  Def.CallIndex = H.Call;
  // Of `.def(...).def(...)` its own part.
  Def.Text = Binding.Text;
  if (Binding.Receiver && Binding.Receiver->K == Value::Kind::Place &&
      Binding.Receiver->P.R == Place::Root::Result)
    if (const Range &Before = S.of(H.By).Calls[Binding.Receiver->P.Id].Text;
        Def.Text.contains(Before))
      Def.Text.Begin = Before.End;
  if (StringRef(Binding.Name).starts_with("nanobind::"))
    Def.K = BodyStatement::Kind::Call;
  R.Own->Statements.push_back(std::move(Def));
  R.V = KeptApart ? Verdict::Unknown : Verdict::Safe;
  if (KeptApart)
    R.Hazards.push_back(std::move(*KeptApart));
}

void checkGilHeld(const Scene &S, Findings &Out) {
  HeldScopes Released(S, releasesGil, takesGil, /*OneLock=*/true);
  std::vector<WitnessPtr> Releases = S.pathsTo(releasesGil);
  std::vector<WitnessPtr> Needs = S.pathsTo(needsGil);
  std::optional<KeptApart> Lock;
  bool Descriptors = S.hasOnlyBlockingDescriptors();
  for (const Handler &H : S.Handlers) {
    if (H.On != RunsOn::Interpreter || !S.isShown(H.F))
      continue;
    const FunctionSummary &F = S.of(H.F);
    std::vector<bool> IsReleased(F.Calls.size());
    std::vector<HeldScope> Scopes = Released.of(H.F);
    for (const HeldScope &Scope : Scopes)
      for (CallId C : Scope.Inside)
        IsReleased[C] = true;
    std::vector<Weight> Weights = regionWeights(F, 0);
    double Cpu = S.B.ofFunction(H.F).Time.CpuNs, Wait = 0;
    EffectUse Longest;
    for (CallId C = 0; C < F.Calls.size(); ++C) {
      Behavior Does = S.B.ofCall(H.F, C);
      double Times = Weights[F.Calls[C].Region].Times;
      bool ByCallee = any_of(S.calledBy(H.F, C), [&](FunctionId Callee) {
        return Releases[Callee] != nullptr;
      });
      if (IsReleased[C] || ByCallee) {
        Cpu -= Does.Time.CpuNs * Times;
        continue;
      }
      if (const EffectUse *E = dearest(Does, 0, [&](const EffectUse &E) {
            return isWait(E.Kind) && E.Kind != EffectKind::Console &&
                   (!E.ByDescriptor || Descriptors);
          })) {
        Wait += E->Ns * Times;
        if (E->Ns * Times > Longest.Ns) {
          Longest = *E;
          Longest.Ns *= Times;
        }
      }
    }
    bool Waits = Wait > 0 && Wait >= S.atLeast(WaitNs);
    bool HasReleased = !Scopes.empty();
    double Firm = firmComputation(S, H.F, S.B.ofFunction(H.F));
    bool Computes = !HasReleased && Firm > 0 && Cpu >= S.atLeast(ComputeNs);
    if (!Waits && !Computes)
      continue;
    Location Where = H.By != NoId ? S.of(H.By).Calls[H.Call].Where : F.Where;
    Recommendation R =
        finding(S, "gil-held", Candidate::Site::Binding, H.F, Where);
    describe(S, R, S.B.ofFunction(H.F));
    R.K = Waits ? Kind::Io : Kind::Cpu;
    R.On = Executor::None;
    const Behavior &Does = S.B.ofFunction(H.F);
    R.Message =
        "Python calls '" + F.Name + "', which " +
        (Waits ? doing(Longest.Kind) + pathText(Longest.Path) + ", about " +
                     timeText(Wait / 1000)
               : "computes for about " + timeText(Cpu / 1000) +
                     computationText(Does)) +
        ", and holds the interpreter's lock: no other Python thread runs "
        "meanwhile; release it";
    if (!Waits && Does.Time.Guessed) {
      R.C = Confidence::Probable;
      R.S = Severity::Note;
    }
    R.Path.push_back(H.Why);
    if (Waits)
      addPath(R, Longest.Path, doing(Longest.Kind));
    else
      addPath(R, computationPath(Does), "computes");
    if (H.By != NoId && !HasReleased && isFreeOfPython(S, H.F, Needs)) {
      if (!Lock)
        Lock.emplace(S);
      offerGuard(S, H, Lock->by(H.F), R);
    }
    Out.push_back(std::move(R));
  }
}

} // namespace poolwise::misuse

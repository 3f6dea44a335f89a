#include "Finding.h"
#include "../Recommend/Gain.h"
#include "../Recommend/Phrases.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

Recommendation finding(const Scene &S, StringRef Check, Candidate::Site Site,
                       FunctionId F, Location Where) {
  Recommendation R;
  R.Check = Check.str();
  R.Function = F;
  R.CandidateIndex = NoId;
  R.C = Confidence::Definite;
  R.V = Verdict::Unknown;
  Candidate Own;
  Own.S = Site;
  Own.Where = Where;
  Own.EndLine = Where.Line;
  R.Own = std::move(Own);
  return R;
}

Recommendation finding(const Scene &S, StringRef Check, const Launch &L) {
  const Call &C = S.callOf(L);
  Recommendation R = finding(S, Check, Candidate::Site::Launch, L.F, C.Where);
  R.Own->AlgorithmCall = L.Id;
  R.Own->Region = C.Region;
  R.Own->StatementText = C.Text;
  return R;
}

void addStart(const Scene &S, Recommendation &R, const Launch &L,
              StringRef Starts) {
  auto Add = [&](const Call &C, StringRef Does, StringRef Rule) {
    R.Path.push_back({("'" + C.Name + "' " + Does).str(), C.Where, Rule.str()});
  };
  if (L.isHere())
    return Add(S.callOf(L), Starts, L.Rule->Id);
  Add(S.callOf(L), Starts, "");
  Add(S.startOf(L), "in it hands the task over", L.Rule->Id);
}

void describe(const Scene &S, Recommendation &R, const Behavior &Task) {
  Classification Class = classify(Task);
  R.K = Class.K;
  R.On = executorFor(Task, Class, S.C.P);
  R.E.TaskCpuUs = Task.Time.CpuNs / 1000;
  R.E.TaskWaitUs = Task.Time.WaitNs / 1000;
}

std::string doing(EffectKind Kind) {
  if (!isWait(Kind))
    return "computes";
  return "waits for " + waitsFor(Kind).str();
}

void addPath(Recommendation &R, const WitnessPtr &Path, StringRef Does) {
  for (const Witness *Hop = Path.get(); Hop; Hop = Hop->Next.get()) {
    Evidence E;
    E.Where = Hop->Where;
    E.Message = Hop->Next ? "calls '" + Hop->What + "'"
                          : "'" + Hop->What + "' " + Does.str();
    if (Hop->Rule)
      E.Model = Hop->Rule->Id;
    R.Path.push_back(std::move(E));
  }
}

bool isWait(EffectKind Kind) {
  return Kind != EffectKind::Compute && Kind != EffectKind::Allocate;
}

bool isSure(const EffectUse &E) {
  constexpr double LongNs = 1'000'000;
  const Witness *Last = lastHop(E.Path);
  return !E.Elsewhere && Last && !E.Path->Perhaps &&
         (!E.Object || (Last->Rule && Last->Rule->Typical.WaitNs >= LongNs));
}

bool endsInShortWait(const EffectUse &E) {
  constexpr double ShortNs = 10'000;
  constexpr unsigned FarAway = 1;
  const Witness *Last = lastHop(E.Path);
  return isWait(E.Kind) && Last && Last->Rule &&
         Last->Rule->Typical.WaitNs < ShortNs && !Last->Rule->BySize &&
         E.Path->Depth > FarAway;
}

const EffectUse *dearest(const Behavior &B, double Ns,
                         function_ref<bool(const EffectUse &)> Counts) {
  const EffectUse *Found = nullptr;
  for (const EffectUse &E : B.Effects)
    if (isSure(E) && !endsInShortWait(E) && E.Ns >= Ns && E.Ns > 0 &&
        Counts(E) && (!Found || E.Ns > Found->Ns))
      Found = &E;
  return Found;
}

double firmComputation(const Scene &S, FunctionId F, const Behavior &B) {
  if (!B.Time.Guessed)
    return B.Time.CpuNs;
  Site Whole;
  Whole.Function = F;
  Whole.Inside = 0;
  Whole.Does = B;
  return hasFirmComputation(S.B, Whole, S.C) ? B.Time.CpuNs : 0;
}

WitnessPtr computationPath(const Behavior &B) {
  const EffectUse *E = dearest(B, B.Time.CpuNs / 2, [](const EffectUse &E) {
    return E.Kind == EffectKind::Compute;
  });
  return E ? E->Path : nullptr;
}

std::string computationText(const Behavior &B) {
  if (WitnessPtr Path = computationPath(B))
    return pathText(Path);
  return B.Parts.empty() ? "" : " (" + B.Parts.front().Name + ")";
}

} // namespace poolwise::misuse

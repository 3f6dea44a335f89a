#include "Wording.h"
#include "Phrases.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;
namespace poolwise {

/// The effect that the deciding path stands for; else the dearest one.
static const EffectUse *decidingEffect(const Site &S) {
  const EffectUse *Dearest = nullptr;
  for (const EffectUse &E : S.Does.Effects) {
    if (S.Class.Decider && E.Path == S.Class.Decider)
      return &E;
    if (E.Kind != EffectKind::Lock && (!Dearest || E.Ns > Dearest->Ns))
      Dearest = &E;
  }
  return Dearest;
}

/// None for computing that no single call decides: its parts are shown.
static WitnessPtr decidingPath(const Site &S) {
  if (S.Class.Decider || S.Class.K == Kind::Cpu)
    return S.Class.Decider;
  const EffectUse *Effect = decidingEffect(S);
  return Effect ? Effect->Path : nullptr;
}

static std::string work(const Site &S, const Recommendation &R) {
  bool Calls = S.C->S == Candidate::Site::Calls;
  std::string Subject = S.C->S == Candidate::Site::Algorithm
                            ? "the work on each element"
                        : Calls ? "each of these calls"
                                : "each round";
  const EffectUse *Effect = decidingEffect(S);
  bool Waits = R.K == Kind::Io || (R.K == Kind::Mixed && R.E.TaskWaitUs > 0);
  if (Waits && Effect)
    return Subject +
           (R.K == Kind::Mixed ? " computes and waits for " : " waits for ") +
           waitsFor(Effect->Kind).str() + pathText(decidingPath(S));
  std::string Path;
  if (S.Class.Decider)
    Path = pathText(S.Class.Decider);
  else if (!S.Does.Parts.empty())
    Path = " (" + S.Does.Parts.front().Name + ")";
  return Subject + " computes for about " + timeText(R.E.TaskCpuUs) + Path;
}

static StringRef place(Executor On) {
  switch (On) {
  case Executor::IoThreads:
    return "I/O threads";
  case Executor::CpuThreads:
    return "CPU threads";
  case Executor::Processes:
    return "worker processes";
  case Executor::None:
    break;
  }
  return "no pool";
}

static std::string gain(const Site &S, const Recommendation &R,
                        const Config &C) {
  double Speedup = R.E.Speedup.value_or(1);
  std::string Factor = Speedup >= 9.5 ? formatv("{0:f0}", Speedup).str()
                                      : formatv("{0:f1}", Speedup).str();
  if (S.C->S == Candidate::Site::Calls)
    return "about " + Factor + "x";
  uint64_t Rounds = R.E.Iterations.value_or(C.AssumedRounds);
  return "about " + Factor + "x at " + std::to_string(Rounds) +
         (S.C->S == Candidate::Site::Algorithm ? " elements" : " rounds");
}

/// What threads would suffer from; processes may have cured it already.
static std::string whyIsolated(const Site &S, const Recommendation &R) {
  if (R.V != Verdict::Safe && !R.Hazards.empty())
    return R.Hazards.front().Message;
  return S.Does.NotThreadSafe.empty()
             ? "it is not thread-safe"
             : "'" + S.Does.NotThreadSafe.front().Callee +
                   "' is not thread-safe";
}

std::string messageFor(const Site &S, const Recommendation &R,
                       const Config &C) {
  std::string Text = work(S, R) + "; ";
  StringRef Things = S.C->S == Candidate::Site::Loop ? "the rounds" : "they";
  std::string Pool = place(R.On).str();
  if (R.Check == "isolated-cpu-loop")
    return Text + whyIsolated(S, R) + ", so run " +
           (Things == "they" ? "them" : Things.str()) +
           " in worker processes (" + gain(S, R, C) + ")";
  if (R.V == Verdict::Safe && R.P.F == Pattern::Form::Split)
    return Text + "what the rounds do first is independent: run that on " +
           Pool + ", and the rest in order (" + gain(S, R, C) + ")";
  if (R.V == Verdict::Safe)
    return Text + Things.str() + " are independent: run them on " + Pool +
           " (" + gain(S, R, C) + ")";
  if (R.Hazards.empty())
    return Text + Things.str() + " may be independent, but that is not proven";
  const Hazard *First = &R.Hazards.front();
  for (const Hazard &H : R.Hazards)
    if (H.Proven && !First->Proven)
      First = &H;
  if (R.V == Verdict::Unsafe)
    return Text + Things.str() + " are not independent: " + First->Message;
  return Text + Things.str() +
         " may be independent, but that is not proven: " + First->Message;
}

/// Beside the dearest callee, one of less explains nothing.
static constexpr double PartThatMatters = 0.05;

std::vector<Evidence> evidenceFor(const Program &P, const Site &S) {
  std::vector<Evidence> All;
  const EffectUse *Effect = decidingEffect(S);
  WitnessPtr Path = decidingPath(S);
  for (const Witness *Hop = Path.get(); Hop; Hop = Hop->Next.get()) {
    Evidence E;
    E.Where = Hop->Where;
    if (Hop->Next) {
      E.Message = "calls '" + Hop->What + "'";
    } else {
      bool Waits = Effect && Effect->Kind != EffectKind::Compute &&
                   Effect->Kind != EffectKind::Allocate;
      E.Message = "'" + Hop->What + "' " +
                  (Waits ? "waits for " + waitsFor(Effect->Kind).str()
                         : std::string("computes"));
    }
    if (Hop->Rule)
      E.Model = Hop->Rule->Id;
    All.push_back(std::move(E));
  }
  if (!Path)
    for (const Behavior::Part &Part : S.Does.Parts) { // the dearest first
      bool Matters =
          Part.Time.CpuNs >= S.Does.Parts.front().Time.CpuNs * PartThatMatters;
      if (All.size() == 3 || !Matters)
        break;
      Evidence E;
      E.Where = Part.Where;
      E.Message = "'" + Part.Name + "' computes for about " +
                  timeText(Part.Time.CpuNs / 1000);
      All.push_back(std::move(E));
    }
  return All;
}

} // namespace poolwise

//===- ExplainTree.cpp - Evidence as an indented tree ---------------------===//

#include "ExplainTree.h"
#include "CostTree.h"
#include "Measured.h"
#include "poolwise/Report/SourceLines.h"
#include "poolwise/Report/WitnessPath.h"
#include "poolwise/Report/Words.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;

namespace poolwise::tool {

namespace {

/// Prints lines at a depth; knows how places and paths look.
class Tree {
public:
  Tree(const Analysis &A, raw_ostream &OS) : P(*A.P), OS(OS) {}

  void line(unsigned Depth, const Twine &Text) {
    OS.indent(2 * Depth) << Text << '\n';
  }
  std::string at(Location Where) const {
    if (!Where.isValid())
      return "";
    return formatv("{0}:{1}", shownPath(P, Where), Where.Line).str();
  }
  void path(unsigned Depth, const Witness *Path) {
    for (const Evidence &E : evidenceOf(Path)) {
      std::string Rule = E.Model.empty() ? "" : ", rule " + E.Model;
      line(Depth++, at(E.Where) + " " + E.Message + Rule);
    }
  }
  /// Of `F`, or of a part of it.
  void behavior(unsigned Depth, const Behaviors &All, FunctionId F,
                const Behavior &B);
  void hazards(unsigned Depth, ArrayRef<Hazard> Hazards);

private:
  void cost(unsigned Depth, const Behaviors &All, FunctionId F,
            const Behavior &B);
  void calls(unsigned Depth, StringRef Title, ArrayRef<CallUse> Calls);

  const Program &P;
  raw_ostream &OS;
};

} // namespace

void Tree::calls(unsigned Depth, StringRef Title, ArrayRef<CallUse> Calls) {
  if (Calls.empty())
    return;
  line(Depth, Title);
  for (const CallUse &Call : Calls) {
    line(Depth + 1, Call.Callee);
    path(Depth + 2, Call.Path.get());
  }
}

void Tree::cost(unsigned Depth, const Behaviors &All, FunctionId F,
                const Behavior &B) {
  std::string Within = formatv(", within a factor of {0}", uncertaintyOf(B));
  if (B.Estimated) {
    line(Depth, "took " + costText(B.Time) + ", as was measured");
    line(Depth, "was estimated at " + costText(*B.Estimated) +
                    (disagree(B) ? ": more than ten times off" : ""));
  } else {
    line(Depth, "takes about " + costText(B.Time) + Within);
  }
  bool Any = false;
  printCostTree(All, F, B, [&](unsigned Below, std::string Text) {
    if (!std::exchange(Any, true))
      line(Depth, "of which, dearest first:");
    line(Depth + 1 + Below, Text);
  });
}

void Tree::behavior(unsigned Depth, const Behaviors &All, FunctionId F,
                    const Behavior &B) {
  cost(Depth, All, F, B);
  if (B.Effects.empty())
    line(Depth, "no effects");
  for (const EffectUse &E : B.Effects) {
    line(Depth,
         "effect: " + nameOf(E.Kind) +
             (E.Object ? " (assumed: depends on the caller's object)" : ""));
    path(Depth + 1, E.Path.get());
  }
  calls(Depth, "changes something outside, so order may matter:", B.Outside);
  calls(Depth, "not thread-safe:", B.NotThreadSafe);
  calls(Depth,
        "unknown, so never taken as safe (add its source to the analysis, or "
        "a rule):",
        B.Unknown);
  if (B.Throws) {
    line(Depth, "may throw:");
    path(Depth + 1, B.Throws.get());
  }
}

void Tree::hazards(unsigned Depth, ArrayRef<Hazard> Hazards) {
  for (const Hazard &H : Hazards) {
    line(Depth, at(H.Where) + " " + H.Name + ": " + H.Message +
                    (H.Proven ? "" : " (not proven either way)"));
    path(Depth + 1, H.Path.get());
    line(Depth + 1,
         "help: " + remedyFor(H.Name) + "; see 'poolwise doc " + H.Name + "'");
  }
}

/// What the tasks of the candidate do: a round of the loop, a call of the
/// callable, each of the calls.
static std::vector<Behavior> tasksOf(const Behaviors &B, FunctionId F,
                                     const Candidate &C) {
  const FunctionSummary &Summary = B.program().Functions[F];
  std::vector<Behavior> Tasks;
  if (C.S == Candidate::Site::Calls) {
    for (const BodyStatement &S : C.Statements)
      if (S.Region != NoId)
        Tasks.push_back(B.ofRegion(F, S.Region));
    return Tasks;
  }
  if (C.S == Candidate::Site::Algorithm) {
    const Call &Algorithm = Summary.Calls[C.AlgorithmCall];
    const Model *Rule = B.rules().modelFor(Algorithm);
    Tasks.push_back(
        Rule && Rule->Algorithm
            ? B.ofCallable(F, C.AlgorithmCall, Rule->Algorithm->Work)
            : B.ofCall(F, C.AlgorithmCall));
    return Tasks;
  }
  // The body of a loop, not its condition.
  for (RegionId R = 0; R < Summary.Regions.size(); ++R)
    if (Summary.Regions[R].Parent == C.Region &&
        Summary.Regions[R].K == Region::Kind::LoopBody)
      Tasks.push_back(B.ofRegion(F, R));
  return Tasks;
}

void explainFunction(const Analysis &A, FunctionId F, raw_ostream &OS) {
  const FunctionSummary &Summary = A.P->Functions[F];
  const Behavior &B = A.B->ofFunction(F);
  Classification C = classify(B, TrivialFunctionNs);
  Tree T(A, OS);
  T.line(0, T.at(Summary.Where) + " " + Summary.Name + ": " + nameOf(C.K) +
                " (" + nameOf(C.C) + ")");
  if (C.Decider) {
    T.line(1, "decided by:");
    T.path(2, C.Decider.get());
  }
  T.behavior(1, *A.B, F, B);
  if (A.P->FromFailedUnit[F])
    T.line(1, "its translation unit has errors: this may be only a part");
}

static StringRef verdictText(Verdict V) {
  switch (V) {
  case Verdict::Safe:
    return "safe to run side by side: no reason against was found, and all "
           "that "
           "runs is known";
  case Verdict::Unsafe:
    return "not safe to run side by side; each of these would have to go:";
  case Verdict::Unknown:
    return "not proven safe to run side by side; what is not known:";
  }
  llvm_unreachable("not a verdict");
}

static const Recommendation *findingOf(const Analysis &A, FunctionId F,
                                       uint32_t Index) {
  auto It = find_if(A.Findings, [&](const Recommendation &R) {
    return R.Function == F && R.CandidateIndex == Index;
  });
  return It == A.Findings.end() ? nullptr : &*It;
}

void explainSite(const Analysis &A, const Config &C, FunctionId F,
                 uint32_t Index, raw_ostream &OS) {
  const FunctionSummary &Summary = A.P->Functions[F];
  const Candidate &Site = Summary.Candidates[Index];
  Tree T(A, OS);
  T.line(0, T.at(Site.Where) + " " + nameOf(Site.S) + " in " + Summary.Name);

  if (const Recommendation *R = findingOf(A, F, Index)) {
    T.line(1, R->Message + " [poolwise-" + R->Check + "]" +
                  (R->Suppressed ? " (suppressed)" : ""));
    T.line(1, estimateText(R->E));
    T.line(1, verdictText(R->V));
    T.hazards(2, R->Hazards);
    T.line(1, outlook(*R));
  } else {
    T.line(1, formatv(
                  "not reported: nothing to gain by the estimate, or too small "
                  "(min_speedup {0}, min_task_us {1}), or not enabled",
                  C.MinSpeedup, C.MinTaskUs));
    SafetyResult Safety = checkSafety(*A.B, F, Site);
    T.line(1, verdictText(Safety.V));
    T.hazards(2, Safety.Hazards);
  }

  for (const Behavior &Task : tasksOf(*A.B, F, Site)) {
    Classification Kind = classify(Task);
    T.line(1, "one task is " + nameOf(Kind.K) + " (" + nameOf(Kind.C) + ")");
    if (Kind.Decider)
      T.path(2, Kind.Decider.get());
    T.behavior(2, *A.B, F, Task);
  }
}

} // namespace poolwise::tool

//===- DumpJudgment.cpp - Behaviors, candidates and verdicts in words -----===//

#include "DumpText.h"
#include "poolwise/Report/SourceLines.h"
#include "poolwise/Report/WitnessPath.h"
#include "poolwise/Report/Words.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;

namespace poolwise::tool {

static void dumpPath(const Program &P, const Witness *Path, raw_ostream &OS) {
  for (const Evidence &E : evidenceOf(Path))
    OS << formatv("      {0}:{1} {2}{3}\n", shownPath(P, E.Where), E.Where.Line,
                  E.Message, E.Model.empty() ? "" : ", rule " + E.Model);
}

void dumpBehavior(const Program &P, const FunctionSummary &F, const Behavior &B,
                  raw_ostream &OS) {
  OS << formatv(
      "function {0}: {1} waiting, {2} computing{3}{4}\n", F.Name,
      durationText(B.Time.WaitNs / 1000), durationText(B.Time.CpuNs / 1000),
      B.Time.Partial ? ", partial" : "", B.Time.Guessed ? ", guessed" : "");
  for (const EffectUse &E : B.Effects) {
    OS << formatv("  effect {0}", nameOf(E.Kind));
    if (E.Object)
      OS << " of " << placeText(F, *E.Object);
    OS << '\n';
    dumpPath(P, E.Path.get(), OS);
  }
  for (const MemoryUse &M : B.Memory) {
    OS << formatv("  {0}{1} {2}\n", M.Atomic ? "atomic " : "",
                  M.Write ? "writes" : "reads", placeText(F, M.P));
    dumpPath(P, M.Path.get(), OS);
  }
  auto calls = [&](StringRef Title, ArrayRef<CallUse> Calls) {
    for (const CallUse &C : Calls) {
      OS << "  " << Title << ' ' << C.Callee << '\n';
      dumpPath(P, C.Path.get(), OS);
    }
  };
  calls("unknown", B.Unknown);
  calls("not thread-safe", B.NotThreadSafe);
  calls("changes outside", B.Outside);
  if (B.Throws) {
    OS << "  may throw\n";
    dumpPath(P, B.Throws.get(), OS);
  }
}

static std::string siteText(const Program &P, const FunctionSummary &F,
                            const Candidate &C) {
  return formatv("{0}:{1}:{2}: {3} in {4}", shownPath(P, C.Where), C.Where.Line,
                 C.Where.Column, nameOf(C.S), F.Name)
      .str();
}

void dumpCandidate(const Program &P, const FunctionSummary &F,
                   const Candidate &C, raw_ostream &OS) {
  static constexpr StringRef Kinds[] = {"call", "declaration", "assignment",
                                        "update", "other"};
  OS << siteText(P, F, C) << '\n';
  for (const BodyStatement &S : C.Statements) {
    OS << "  " << Kinds[static_cast<size_t>(S.K)];
    if (S.Variable < F.Variables.size())
      OS << ' ' << F.Variables[S.Variable].Name;
    if (S.CallIndex < F.Calls.size())
      OS << " calls " << F.Calls[S.CallIndex].Name;
    OS << '\n';
  }
  for (const EditObstacle &O : C.Obstacles)
    OS << "  not editable: " << O.Reason << '\n';
}

void dumpVerdict(const Program &P, const FunctionSummary &F, const Candidate &C,
                 const SafetyResult &S, raw_ostream &OS) {
  OS << siteText(P, F, C) << ": " << nameOf(S.V);
  if (S.V == Verdict::Safe)
    OS << ", " << nameOf(S.P.F);
  OS << '\n';
  for (const Hazard &H : S.Hazards) {
    OS << formatv("  {0}:{1}: {2}{3}: {4}\n", shownPath(P, H.Where),
                  H.Where.Line, H.Proven ? "" : "maybe ", H.Name, H.Message);
    dumpPath(P, H.Path.get(), OS);
  }
}

} // namespace poolwise::tool

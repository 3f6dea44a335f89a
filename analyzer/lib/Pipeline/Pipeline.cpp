//===- Pipeline.cpp - The stages, in order --------------------------------===//
//
// A table of contents: each line is a stage, and each stage is a folder.
//
//===----------------------------------------------------------------------===//

#include "DecodeOnce.h"
#include "WholeProgram.h"
#include "poolwise/Report/Pages.h"
#include "poolwise/Rewrite/Rewrite.h"
#include <ctime>

using namespace llvm;

namespace poolwise {

/// Runs a stage and notes how long it took, apart from what else runs here.
static void timed(Analysis &A, StringRef Stage, function_ref<void()> Run) {
  std::clock_t Start = std::clock();
  Run();
  A.Times.push_back({Stage, double(std::clock() - Start) / CLOCKS_PER_SEC});
}

static Analysis analyzeUnits(DecodedOnce Units, const RuleSet &Rules,
                             const Config &C, const OpenFiles &Open,
                             Analysis A) {
  timed(A, "link", [&] {
    ExtractedProgram &All = Units.Units;
    A.P = std::make_unique<Program>(link(std::move(All.Units),
                                         std::move(All.Failures),
                                         std::move(Units.Repeated)));
    A.P->IsWhole =
        All.IsWhole.value_or(A.P->IsWhole) && !callsOtherFiles(*A.P, Rules);
  });
  A.FunctionCount = A.P->Functions.size();
  for (const FunctionSummary &F : A.P->Functions)
    A.CandidateCount += F.Candidates.size();

  timed(A, "propagate", [&] {
    A.B = std::make_unique<Behaviors>(Behaviors::propagate(
        *A.P, Rules,
        A.Measured ? measuredCosts(*A.Measured, *A.P) : MeasuredCosts()));
  });

  if (!A.IsJudged)
    return A;
  timed(A, "recommend", [&] { A.Findings = recommend(*A.B, C); });

  timed(A, "misuse", [&] { addMisuse(*A.B, C, A.Findings); });

  timed(A, "suppress",
        [&] { A.Unused = suppress(*A.P, C, checkNames(), A.Findings, Open); });

  timed(A, "rewrite",
        [&] { planFixes(*A.P, A.Findings, C.RewriteTarget, Open); });

  return A;
}

Analysis analyze(Gathered From, const GatherOptions &Options,
                 const RuleSet &Rules, const Config &C, Analysis A) {
  A.Units = From.Total;
  A.Cached = From.Cached;
  A.Times.push_back({"extract", From.Seconds});
  DecodedOnce Units;
  timed(A, "decode", [&] { Units = decodeOnce(From, Options); });
  return analyzeUnits(std::move(Units), Rules, C, {}, std::move(A));
}

Analysis analyze(ExtractedProgram Units, const RuleSet &Rules, const Config &C,
                 const OpenFiles &Open, Analysis A) {
  return analyzeUnits({std::move(Units), {}}, Rules, C, Open, std::move(A));
}

} // namespace poolwise

//===- Result.h - What is kept of an analysis -------------------*- C++ -*-===//
//
// Findings, and as much of the program as reports of them show and fixes need.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PIPELINE_RESULT_H
#define POOLWISE_PIPELINE_RESULT_H

#include "poolwise/Pipeline.h"
#include "poolwise/Summary/Fields.h"

namespace poolwise {

struct Result {
  std::vector<SourceFile> Files;
  /// That findings speak of, and other instances of these templates.
  std::vector<FunctionSummary> Functions;
  std::vector<uint8_t> FromFailedUnit; ///< each of these functions
  std::vector<FailedUnit> Failures;
  bool IsWhole = false;
  uint32_t Units = 0, FunctionCount = 0, CandidateCount = 0;
  std::vector<Recommendation> Findings; ///< Function: index into Functions
  std::vector<UnusedSuppression> Unused;
};

POOLWISE_FIELDS(FailedUnit, F("file", &Struct::File);
                F("message", &Struct::Message);)
POOLWISE_FIELDS(Estimate, F("cpu", &Struct::TaskCpuUs);
                F("wait", &Struct::TaskWaitUs);
                F("iterations", &Struct::Iterations);
                F("speedup", &Struct::Speedup);)
POOLWISE_FIELDS(Edit, F("file", &Struct::File); F("offset", &Struct::Offset);
                F("length", &Struct::Length); F("text", &Struct::Text);)
POOLWISE_FIELDS(Fix, F("applicability", &Struct::A); F("edits", &Struct::Edits);
                F("linkEdits", &Struct::LinkEdits);
                F("linkNote", &Struct::LinkNote);)
POOLWISE_FIELDS(Evidence, F("message", &Struct::Message);
                F("at", &Struct::Where); F("model", &Struct::Model);)
POOLWISE_FIELDS(Pattern, F("form", &Struct::F); F("sink", &Struct::Sink);
                F("first", &Struct::First); F("count", &Struct::Count);
                F("share", &Struct::Share); F("skips", &Struct::Skips);
                F("setAnew", &Struct::SetAnew);)
POOLWISE_FIELDS(Hazard, F("name", &Struct::Name);
                F("message", &Struct::Message); F("at", &Struct::Where);
                F("path", &Struct::Path); F("proven", &Struct::Proven);)
POOLWISE_FIELDS(Recommendation, F("check", &Struct::Check);
                F("severity", &Struct::S); F("function", &Struct::Function);
                F("candidate", &Struct::CandidateIndex); F("own", &Struct::Own);
                F("kind", &Struct::K); F("executor", &Struct::On);
                F("estimate", &Struct::E); F("confidence", &Struct::C);
                F("verdict", &Struct::V); F("pattern", &Struct::P);
                F("throws", &Struct::MayThrow); F("hazards", &Struct::Hazards);
                F("path", &Struct::Path); F("message", &Struct::Message);
                F("fingerprint", &Struct::Fingerprint);
                F("suppressed", &Struct::Suppressed); F("by", &Struct::By);
                F("why", &Struct::SuppressedWhy); F("fix", &Struct::F);
                F("refusal", &Struct::FixRefusal);)
POOLWISE_FIELDS(SuppressEntry, F("checks", &Struct::Checks);
                F("paths", &Struct::Paths); F("reason", &Struct::Reason);
                F("line", &Struct::Line); F("column", &Struct::Column);)
POOLWISE_FIELDS(UnusedSuppression, F("file", &Struct::File);
                F("line", &Struct::Line); F("column", &Struct::Column);
                F("message", &Struct::Message);)
POOLWISE_FIELDS(Config, F("policy", &Struct::P); F("checks", &Struct::Checks);
                F("minSpeedup", &Struct::MinSpeedup);
                F("minTaskUs", &Struct::MinTaskUs); F("cores", &Struct::Cores);
                F("rounds", &Struct::AssumedRounds); F("rules", &Struct::Rules);
                F("target", &Struct::RewriteTarget);
                F("exclude", &Struct::Exclude);
                F("suppress", &Struct::Suppress); F("file", &Struct::File);)
POOLWISE_FIELDS(Result, F("files", &Struct::Files);
                F("functions", &Struct::Functions);
                F("fromFailed", &Struct::FromFailedUnit);
                F("failures", &Struct::Failures); F("whole", &Struct::IsWhole);
                F("units", &Struct::Units);
                F("functionCount", &Struct::FunctionCount);
                F("candidateCount", &Struct::CandidateCount);
                F("findings", &Struct::Findings); F("unused", &Struct::Unused);)

/// The other way round; what is known of the program is little.
Analysis analysisOf(Result R);
Result resultOf(const Analysis &A);
/// Nothing: none with this key, or a damaged one.
std::optional<Result> readResult(Store &From, uint64_t Key);

} // namespace poolwise

#endif

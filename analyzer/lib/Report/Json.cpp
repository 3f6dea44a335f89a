//===- Json.cpp - The report for programs: poolwise-report/1 --------------===//
//
// Keys are only ever added. Suppressed findings stay in, with a flag.
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "poolwise/Report/SourceLines.h"

using namespace llvm;

namespace poolwise {

static json::Value textOrNull(StringRef Text) {
  return Text.empty() ? json::Value(nullptr) : json::Value(Text);
}

/// Null when there is no place: a library's own knowledge.
static void addPlace(json::Object &Object, const Program &P, Location Where) {
  if (!Where.isValid()) {
    Object["file"] = nullptr;
    Object["line"] = nullptr;
    return;
  }
  Object["file"] = shownPath(P, Where);
  Object["line"] = Where.Line;
}

static json::Array evidenceJson(const Program &P, ArrayRef<Evidence> Path) {
  json::Array Array;
  for (const Evidence &E : Path) {
    json::Object Object{{"message", E.Message}, {"model", textOrNull(E.Model)}};
    addPlace(Object, P, E.Where);
    Array.push_back(std::move(Object));
  }
  return Array;
}

static json::Array hazardsJson(const Program &P, ArrayRef<Hazard> Hazards) {
  json::Array Array;
  for (const Hazard &H : Hazards) {
    json::Object Object{{"name", H.Name}, {"message", H.Message}};
    addPlace(Object, P, H.Where);
    Array.push_back(std::move(Object));
  }
  return Array;
}

static json::Value fixJson(const Program &P, const std::optional<Fix> &F) {
  if (!F)
    return nullptr;
  json::Array Edits;
  for (const Edit &E : F->Edits)
    Edits.push_back(json::Object{{"file", E.File < P.Files.size()
                                              ? shownPath(P.Files[E.File].Path)
                                              : ""},
                                 {"offset", E.Offset},
                                 {"length", E.Length},
                                 {"text", json::fixUTF8(E.Text)}});
  return json::Object{{"applicability", nameOf(F->A)},
                      {"edits", std::move(Edits)}};
}

static json::Value estimateJson(const Estimate &E) {
  json::Object Object{{"task_cpu_us", rounded(E.TaskCpuUs)},
                      {"task_wait_us", rounded(E.TaskWaitUs)},
                      {"iterations", nullptr},
                      {"speedup", nullptr}};
  if (E.Iterations)
    Object["iterations"] = *E.Iterations;
  if (E.Speedup)
    Object["speedup"] = rounded(*E.Speedup);
  return Object;
}

json::Object findingJson(const Program &P, const Recommendation &R) {
  const Candidate &Site = candidateOf(P, R);
  json::Object Object{{"check", R.Check},
                      {"severity", nameOf(R.S)},
                      {"column", Site.Where.Column},
                      {"end_line", Site.EndLine},
                      {"function", P.Functions[R.Function].Name},
                      {"site", nameOf(Site.S)},
                      {"kind", nameOf(R.K)},
                      {"executor", R.On == Executor::None
                                       ? json::Value(nullptr)
                                       : json::Value(nameOf(R.On))},
                      {"estimate", estimateJson(R.E)},
                      {"confidence", nameOf(R.C)},
                      {"verdict", nameOf(R.V)},
                      {"message", R.Message},
                      {"hazards", hazardsJson(P, R.Hazards)},
                      {"evidence", evidenceJson(P, R.Path)},
                      {"fingerprint", R.Fingerprint},
                      {"suppressed", R.Suppressed},
                      {"suppressed_by", textOrNull(nameOf(R.By))},
                      {"suppressed_why", textOrNull(R.SuppressedWhy)},
                      {"fix", fixJson(P, R.F)},
                      {"fix_refused", textOrNull(R.FixRefusal)}};
  addPlace(Object, P, Site.Where);
  return Object;
}

/// Null unless the costs were measured.
static json::Value estimatedJson(const Behavior &B) {
  if (!B.Estimated)
    return nullptr;
  return json::Object{{"cpu_us", rounded(B.Estimated->CpuNs / 1000)},
                      {"wait_us", rounded(B.Estimated->WaitNs / 1000)}};
}

static json::Value functionJson(const ReportInput &Input,
                                const FunctionReport &F) {
  const FunctionSummary &Summary = Input.P.Functions[F.Function];
  const Behavior &B = Input.B.ofFunction(F.Function);
  json::Array Effects, Unknown;
  for (EffectKind Kind : AllEffects)
    if (any_of(B.Effects, [&](const EffectUse &E) {
          return E.Kind == Kind && !E.Elsewhere;
        }))
      Effects.push_back(nameOf(Kind));
  for (const CallUse &Call : B.Unknown)
    Unknown.push_back(Call.Callee);
  json::Object Object{{"name", Summary.Name},
                      {"usr", Summary.Usr},
                      {"kind", nameOf(F.C.K)},
                      {"cpu_us", rounded(B.Time.CpuNs / 1000)},
                      {"wait_us", rounded(B.Time.WaitNs / 1000)},
                      {"uncertainty", rounded(uncertaintyOf(B))},
                      {"estimated", estimatedJson(B)},
                      {"effects", std::move(Effects)},
                      {"unknown", std::move(Unknown)},
                      {"confidence", nameOf(F.C.C)},
                      {"evidence", evidenceJson(Input.P, F.Path)}};
  addPlace(Object, Input.P, Summary.Where);
  return Object;
}

json::Object summaryJson(const ReportInput &Input) {
  Totals T = totalsOf(Input);
  return json::Object{
      {"translation_units", json::Object{{"total", T.Units},
                                         {"analyzed", T.Analyzed},
                                         {"cached", T.Cached},
                                         {"failed", T.Failed}}},
      {"functions", T.Functions},
      {"candidates", T.Candidates},
      {"findings", T.Findings},
      {"suppressed", T.Suppressed},
      {"fixable", T.Fixable}};
}

json::Array failuresJson(const Program &P) {
  json::Array Failures;
  for (const FailedUnit &F : P.Failures)
    Failures.push_back(
        json::Object{{"file", shownPath(F.File)}, {"message", F.Message}});
  return Failures;
}

json::Array unusedJson(const ReportInput &Input) {
  json::Array Array;
  for (const UnusedSuppression &U : Input.Unused)
    Array.push_back(json::Object{{"file", shownPath(U.File)},
                                 {"line", U.Line},
                                 {"column", U.Column},
                                 {"message", U.Message}});
  return Array;
}

void writeJson(const ReportInput &Input, raw_ostream &OS) {
  json::Array Findings, Functions;
  for (const Recommendation *R : keptFindings(Input))
    Findings.push_back(findingJson(Input.P, *R));
  for (const FunctionReport &F : Input.Functions)
    Functions.push_back(functionJson(Input, F));
  json::Object Report{{"schema", "poolwise-report/1"},
                      {"summary", summaryJson(Input)},
                      {"findings", std::move(Findings)},
                      {"functions", std::move(Functions)},
                      {"failures", failuresJson(Input.P)},
                      {"unused_suppressions", unusedJson(Input)}};
  OS << formatv("{0:2}\n", json::Value(std::move(Report)));
}

} // namespace poolwise

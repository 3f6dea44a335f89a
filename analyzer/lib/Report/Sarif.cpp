//===- Sarif.cpp - SARIF 2.1.0, as code scanning takes it -----------------===//
//
// One run: the tool with its rules, what went wrong, and the results, within
// GitHub's limits. Of more results than it takes, those that save the most time
// stay, and the log says how many are left out.
//
//===----------------------------------------------------------------------===//

#include "SarifParts.h"

using namespace llvm;

namespace poolwise {

static json::Object notification(StringRef Level, std::string Message) {
  return json::Object{{"level", Level}, {"message", sarifText(Message)}};
}

static json::Array placeOf(StringRef File, uint32_t Line, uint32_t Column) {
  json::Object Place{
      {"artifactLocation", json::Object{{"uri", sarifUri(File)}}}};
  if (Line)
    Place["region"] =
        json::Object{{"startLine", Line}, {"startColumn", Column}};
  return json::Array{json::Object{{"physicalLocation", std::move(Place)}}};
}

/// Those that are in the log, by place.
static std::vector<const Recommendation *>
withinLimit(const ReportInput &Input,
            std::vector<const Recommendation *> Findings) {
  if (Findings.size() <= sarif_limit::Results)
    return Findings;
  sortByGain(Input, Findings);
  Findings.resize(sarif_limit::Results);
  llvm::sort(Findings); // all stand in one vector, which is sorted by place
  return Findings;
}

static json::Array notifications(const ReportInput &Input, size_t LeftOut) {
  json::Array All;
  for (const FailedUnit &F : Input.P.Failures) {
    json::Object Told = notification("error", F.Message);
    Told["locations"] = placeOf(F.File, 0, 0);
    All.push_back(std::move(Told));
  }
  for (const UnusedSuppression &U : Input.Unused) {
    json::Object Told = notification("note", U.Message);
    Told["locations"] = placeOf(U.File, U.Line, U.Column);
    All.push_back(std::move(Told));
  }
  if (LeftOut)
    All.push_back(notification(
        "warning", formatv("{0} findings are left out: code scanning takes {1} "
                           "results, and these are those that save the most.",
                           LeftOut, sarif_limit::Results)));
  return All;
}

void writeSarif(const ReportInput &Input, raw_ostream &OS) {
  std::vector<const Recommendation *> All = keptFindings(Input);
  std::vector<const Recommendation *> Findings = withinLimit(Input, All);
  SarifPlaces Places(Input.P);
  json::Array Results;
  for (const Recommendation *R : Findings)
    Results.push_back(sarifResult(Input.P, *R, Places));

  json::Object Driver{{"name", "poolwise"},
                      {"version", POOLWISE_VERSION},
                      {"semanticVersion", POOLWISE_VERSION},
                      {"informationUri", POOLWISE_HOMEPAGE},
                      {"rules", sarifRules()}};
  json::Object Invocation{{"executionSuccessful", Input.P.Failures.empty()},
                          {"toolExecutionNotifications",
                           notifications(Input, All.size() - Findings.size())}};
  json::Object Run{
      {"tool", json::Object{{"driver", std::move(Driver)}}},
      {"automationDetails", json::Object{{"id", Input.Category + "/"}}},
      {"columnKind", "utf16CodeUnits"},
      {"invocations", json::Array{std::move(Invocation)}},
      {"results", std::move(Results)}};
  OS << formatv(
      "{0:2}\n",
      json::Value(json::Object{
          {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
          {"version", "2.1.0"},
          {"runs", json::Array{std::move(Run)}}}));
}

} // namespace poolwise

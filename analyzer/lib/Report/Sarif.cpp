//===- Sarif.cpp - SARIF 2.1.0, as code scanning takes it -----------------===//
//
// One run: the tool with its rules, what went wrong, and the results, within
// GitHub's limits. Of more results than it takes, those that save the most time
// stay, and the log says how many are left out.
//
//===----------------------------------------------------------------------===//

#include "SarifParts.h"
#include "poolwise/Report/PageUrl.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"

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
best(const ReportInput &Input, std::vector<const Recommendation *> Findings,
     size_t Count) {
  if (Findings.size() <= Count)
    return Findings;
  sortByGain(Input, Findings);
  Findings.resize(Count);
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
                           "results and {2} MB, and these are those that save "
                           "the most.",
                           LeftOut, sarif_limit::Results,
                           sarif_limit::Bytes / 1'000'000)));
  return All;
}

static std::string logOf(const ReportInput &Input,
                         const std::vector<const Recommendation *> &Findings,
                         size_t LeftOut) {
  SarifPlaces Places(Input.P);
  json::Array Results;
  for (const Recommendation *R : Findings)
    Results.push_back(sarifResult(Input.P, *R, Places));

  json::Object Driver{{"name", "poolwise"},
                      {"version", POOLWISE_VERSION},
                      {"semanticVersion", POOLWISE_VERSION},
                      {"informationUri", docsUrl()},
                      {"rules", sarifRules()}};
  json::Object Invocation{
      {"executionSuccessful", Input.P.Failures.empty()},
      {"toolExecutionNotifications", notifications(Input, LeftOut)}};
  json::Object Run{
      {"tool", json::Object{{"driver", std::move(Driver)}}},
      {"automationDetails", json::Object{{"id", Input.Category + "/"}}},
      {"columnKind", "utf16CodeUnits"},
      {"invocations", json::Array{std::move(Invocation)}},
      {"results", std::move(Results)}};
  return formatv(
      "{0:2}\n",
      json::Value(json::Object{
          {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
          {"version", "2.1.0"},
          {"runs", json::Array{std::move(Run)}}}));
}

/// As an upload is, or a little more: zlib's format differs from gzip's in a
/// few bytes.
static size_t compressedSize(StringRef Text, size_t MaxBytes) {
  if (Text.size() <= MaxBytes || !compression::zlib::isAvailable())
    return Text.size();
  SmallVector<uint8_t, 0> Packed;
  compression::zlib::compress(arrayRefFromStringRef(Text), Packed,
                              compression::zlib::BestSpeedCompression);
  return Packed.size();
}

void writeSarif(const ReportInput &Input, raw_ostream &OS, size_t MaxBytes) {
  const std::vector<const Recommendation *> All = keptFindings(Input);
  for (size_t Count = std::min(All.size(), sarif_limit::Results);;) {
    std::string Log = logOf(Input, best(Input, All, Count), All.size() - Count);
    size_t Size = compressedSize(Log, MaxBytes);
    if (Size <= MaxBytes || !Count) {
      OS << Log;
      return;
    }
    // A little less than would fit if all took the same.
    Count = std::min<size_t>(Count - 1, double(Count) * MaxBytes / Size * 0.95);
  }
}

void writeSarif(const ReportInput &Input, raw_ostream &OS) {
  writeSarif(Input, OS, sarif_limit::Bytes);
}

} // namespace poolwise

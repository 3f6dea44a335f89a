//===- Sarif.cpp - SARIF 2.1.0, as code scanning takes it -----------------===//
//
// What GitHub reads of SARIF decides the form: the region is one line (an alert
// shows in a pull request only if all its lines are in the diff), evidence is a
// code flow, hazards are related locations linked from the message, and
// suppressed results are left out, for it would open alerts for them. `fixes`
// are for other viewers. Columns are UTF-16 units, SARIF's default.
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "poolwise/Report/Pages.h"
#include "poolwise/Report/SourceLines.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;

namespace poolwise {

namespace {

class SarifWriter {
public:
  explicit SarifWriter(const ReportInput &Input)
      : Input(Input), P(Input.P), Lines(Input.P) {}
  json::Value log();

private:
  json::Value result(const Recommendation &R);
  json::Value location(Location Where, StringRef Message = "",
                       std::optional<int64_t> Id = std::nullopt);
  json::Value fix(const Fix &F);
  json::Value codeFlow(const Recommendation &R, Location Site);
  std::string lineHash(Location Where);

  const ReportInput &Input;
  const Program &P;
  SourceLines Lines;
  /// How often a line's text was seen in a file: the hash's ordinal.
  std::map<std::pair<FileId, uint64_t>, unsigned> Seen;
};

} // namespace

/// Owns its text: a json::Value made of a StringRef does not.
static json::Object text(std::string Text) {
  return json::Object{{"text", std::move(Text)}};
}

/// A path below the working directory is relative to it; others are file URIs.
static std::string uriOf(StringRef AbsolutePath) {
  static constexpr StringRef Kept =
      "/-._~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+";
  std::string Path = shownPath(AbsolutePath);
  std::string Uri = sys::path::is_absolute(Path) ? "file://" : "";
  for (char C : Path)
    if (Kept.contains(C))
      Uri += C;
    else
      Uri += formatv("%{0:X-2}", uint8_t(C)).str();
  return Uri;
}

json::Value SarifWriter::location(Location Where, StringRef Message,
                                  std::optional<int64_t> Id) {
  uint32_t Column = Lines.utf16Column(Where.File, Where.Line, Where.Column);
  StringRef Line = Lines.line(Where.File, Where.Line);
  uint32_t End = Lines.utf16Column(Where.File, Where.Line, Line.size() + 1);
  json::Object Object{
      {"physicalLocation",
       json::Object{{"artifactLocation",
                     json::Object{{"uri", uriOf(P.Files[Where.File].Path)}}},
                    {"region",
                     json::Object{{"startLine", Where.Line},
                                  {"startColumn", Column},
                                  {"endLine", Where.Line},
                                  {"endColumn", std::max(End, Column + 1)}}}}}};
  if (!Message.empty())
    Object["message"] = text(Message.str());
  if (Id)
    Object["id"] = *Id;
  return Object;
}

/// Survives edits elsewhere in the file: the line's text and its ordinal among
/// equal lines that have findings.
std::string SarifWriter::lineHash(Location Where) {
  uint64_t Hash = xxh3_64bits(Lines.line(Where.File, Where.Line).trim());
  unsigned Ordinal = ++Seen[{Where.File, Hash}];
  return formatv("{0:x-16}:{1}", Hash, Ordinal);
}

json::Value SarifWriter::codeFlow(const Recommendation &R, Location Site) {
  json::Array Steps;
  auto addStep = [&](Location Where, StringRef Message) {
    Steps.push_back(json::Object{{"location", location(Where, Message)}});
  };
  addStep(Site, R.Message);
  for (const Evidence &E : R.Path)
    addStep(E.Where.isValid() ? E.Where : Site, E.Message);
  return json::Object{{"threadFlows", json::Array{json::Object{
                                          {"locations", std::move(Steps)}}}}};
}

json::Value SarifWriter::fix(const Fix &F) {
  std::map<FileId, json::Array> ByFile;
  for (const Edit &E : F.Edits) {
    auto [Line, Column] = Lines.lineAndColumn(E.File, E.Offset);
    auto [EndLine, EndColumn] =
        Lines.lineAndColumn(E.File, E.Offset + E.Length);
    ByFile[E.File].push_back(json::Object{
        {"deletedRegion",
         json::Object{
             {"startLine", Line},
             {"startColumn", Lines.utf16Column(E.File, Line, Column)},
             {"endLine", EndLine},
             {"endColumn", Lines.utf16Column(E.File, EndLine, EndColumn)}}},
        {"insertedContent", text(json::fixUTF8(E.Text))}});
  }
  json::Array Changes;
  for (auto &[File, Replacements] : ByFile)
    Changes.push_back(json::Object{
        {"artifactLocation", json::Object{{"uri", uriOf(P.Files[File].Path)}}},
        {"replacements", std::move(Replacements)}});
  return json::Object{{"description", text("run it on a pool")},
                      {"artifactChanges", std::move(Changes)}};
}

/// A message may hold links; brackets of its own are escaped.
static std::string escaped(StringRef Message) {
  std::string Result;
  for (char C : Message) {
    if (C == '[' || C == ']' || C == '\\')
      Result += '\\';
    Result += C;
  }
  return Result;
}

json::Value SarifWriter::result(const Recommendation &R) {
  Location Site = candidateOf(P, R).Where;
  std::string Message = escaped(R.Message);
  json::Array Related;
  for (const Hazard &H : R.Hazards) {
    if (!H.Where.isValid()) {
      Message += "\n" + escaped(H.Message);
      continue;
    }
    int64_t Id = Related.size();
    Message += formatv("\n{0}: [{1}]({2})", H.Name, escaped(H.Message), Id);
    Related.push_back(location(H.Where, H.Message, Id));
  }
  Message += "\n" + escaped(estimateText(R.E)) + "\n" + escaped(outlook(R));

  json::Object Object{{"ruleId", R.Check},
                      {"level", R.S == Severity::Warning ? "warning" : "note"},
                      {"message", text(Message)},
                      {"locations", json::Array{location(Site)}},
                      {"partialFingerprints",
                       json::Object{{"primaryLocationLineHash", lineHash(Site)},
                                    {"poolwise/v1", R.Fingerprint}}}};
  if (!R.Path.empty())
    Object["codeFlows"] = json::Array{codeFlow(R, Site)};
  if (!Related.empty())
    Object["relatedLocations"] = std::move(Related);
  if (R.F)
    Object["fixes"] = json::Array{fix(*R.F)};
  return Object;
}

static json::Value rule(const Page &Page) {
  std::string Summary = summaryOf(Page);
  return json::Object{
      {"id", Page.Name},
      {"shortDescription", text(Summary)},
      {"fullDescription", text(Summary)},
      {"help", json::Object{{"text", Page.Text}, {"markdown", Page.Text}}},
      {"defaultConfiguration", json::Object{{"level", "warning"}}},
      {"properties",
       json::Object{{"tags", json::Array{"performance", "concurrency"}},
                    {"precision", "high"},
                    {"problem.severity", "recommendation"}}}};
}

json::Value SarifWriter::log() {
  json::Array Rules, Results, Notifications;
  for (const Page &Page : pages())
    if (Page.A == Page::About::Check)
      Rules.push_back(rule(Page));
  for (const Recommendation *R : shownFindings(Input))
    Results.push_back(result(*R));
  for (const FailedUnit &F : P.Failures)
    Notifications.push_back(json::Object{
        {"level", "error"},
        {"message", text(F.Message)},
        {"locations",
         json::Array{json::Object{
             {"physicalLocation",
              json::Object{{"artifactLocation",
                            json::Object{{"uri", uriOf(F.File)}}}}}}}}});

  json::Object Run{
      {"tool", json::Object{{"driver",
                             json::Object{{"name", "poolwise"},
                                          {"semanticVersion", POOLWISE_VERSION},
                                          {"rules", std::move(Rules)}}}}},
      {"invocations",
       json::Array{json::Object{
           {"executionSuccessful", P.Failures.empty()},
           {"toolExecutionNotifications", std::move(Notifications)}}}},
      {"results", std::move(Results)}};
  return json::Object{
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs", json::Array{std::move(Run)}}};
}

void writeSarif(const ReportInput &Input, raw_ostream &OS) {
  OS << formatv("{0:2}\n", SarifWriter(Input).log());
}

} // namespace poolwise

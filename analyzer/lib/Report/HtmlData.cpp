//===- HtmlData.cpp - What the page shows, as JSON ------------------------===//

#include "HtmlData.h"
#include "poolwise/Report/LibraryCalls.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace llvm;

namespace poolwise {

static constexpr uint32_t MostLines = 40;
static constexpr size_t MostUnknown = 500;
/// Library calls that cost less and only compute are left out.
static constexpr double LeastNs = 1000;

static std::string lineText(SourceLines &Lines, Location Where) {
  return Where.isValid()
             ? json::fixUTF8(Lines.line(Where.File, Where.Line).trim())
             : "";
}

static json::Object source(const Candidate &Site, SourceLines &Lines) {
  uint32_t First = Site.Where.Line > 1 ? Site.Where.Line - 1 : 1;
  uint32_t Last = std::max(Site.EndLine, Site.Where.Line);
  json::Array Text;
  for (uint32_t L = First; L <= std::min(Last, First + MostLines); ++L)
    Text.push_back(json::fixUTF8(Lines.line(Site.Where.File, L)));
  return json::Object{{"first", First},
                      {"lines", std::move(Text)},
                      {"cut", Last > First + MostLines}};
}

static json::Object finding(const ReportInput &Input, const Recommendation &R,
                            SourceLines &Lines) {
  const Program &P = Input.P;
  json::Object Object = findingJson(P, R);
  Object["saved_us"] = rounded(savedUs(R.E, Input.AssumedRounds));
  Object["outlook"] = outlook(R);
  Object["source"] = source(candidateOf(P, R), Lines);
  for (auto [Hazard, Json] : zip(R.Hazards, *Object.getArray("hazards"))) {
    (*Json.getAsObject())["proven"] = Hazard.Proven;
    (*Json.getAsObject())["remedy"] = remedyFor(Hazard.Name);
    (*Json.getAsObject())["code"] = lineText(Lines, Hazard.Where);
  }
  if (R.F)
    Object["fix"] = json::Object{{"applicability", nameOf(R.F->A)},
                                 {"hunks", fixHunks(P, *R.F, Lines)}};
  return Object;
}

static void addPlace(json::Object &Object, const Program &P, Location Where) {
  Object["file"] = shownPath(P, Where);
  Object["line"] = Where.Line;
}

/// How many findings rest on each rule, and the time of their tasks.
struct Stake {
  unsigned Findings = 0;
  double Us = 0;
};

static StringMap<Stake> stakes(const ReportInput &Input) {
  StringMap<Stake> ByRule;
  for (const Recommendation *R : shownFindings(Input))
    for (const Evidence &E : R->Path)
      if (!E.Model.empty()) {
        Stake &S = ByRule[E.Model];
        ++S.Findings;
        S.Us += double(R->E.Iterations.value_or(Input.AssumedRounds)) *
                (R->E.TaskCpuUs + R->E.TaskWaitUs);
      }
  return ByRule;
}

static bool isDear(const Model &M) {
  return M.Typical.WaitNs > 0 || M.Typical.CpuNs >= LeastNs || M.ByObject ||
         any_of(M.Effects, [](EffectKind Kind) {
           return Kind != EffectKind::Compute && Kind != EffectKind::Allocate;
         });
}

static json::Array library(const ReportInput &Input,
                           ArrayRef<LibraryCall> Known) {
  StringMap<Stake> ByRule = stakes(Input);
  struct Row {
    double Us, Ns;
    std::string Name;
    json::Object Json;
  };
  std::vector<Row> Rows;
  for (const LibraryCall &L : Known) {
    const Model &M = *L.Rule;
    Stake S = ByRule.lookup(M.Id);
    if (!S.Findings && !isDear(M))
      continue;
    json::Array Effects;
    for (EffectKind Kind : M.Effects)
      Effects.push_back(nameOf(Kind));
    if (M.ByObject)
      Effects.push_back("as its object");
    json::Object Json{{"name", L.Name},
                      {"rule", M.Id},
                      {"source", M.Source},
                      {"effects", std::move(Effects)},
                      {"wait_us", rounded(M.Typical.WaitNs / 1000)},
                      {"cpu_us", rounded(M.Typical.CpuNs / 1000)},
                      {"sites", L.Sites},
                      {"findings", S.Findings},
                      {"at_stake_us", rounded(S.Us)}};
    addPlace(Json, Input.P, L.First);
    Rows.push_back(
        {S.Us, M.Typical.WaitNs + M.Typical.CpuNs, L.Name, std::move(Json)});
  }
  llvm::sort(Rows, [](const Row &A, const Row &B) {
    return std::tie(B.Us, B.Ns, A.Name) < std::tie(A.Us, A.Ns, B.Name);
  });
  json::Array Array;
  for (Row &R : Rows)
    Array.push_back(std::move(R.Json));
  return Array;
}

static json::Array unknown(const Program &P, ArrayRef<LibraryCall> Unknown) {
  json::Array Array;
  for (const LibraryCall &L : Unknown.take_front(MostUnknown)) {
    json::Object Json{
        {"name", L.Name}, {"sites", L.Sites}, {"functions", L.Callers.size()}};
    addPlace(Json, P, L.First);
    Array.push_back(std::move(Json));
  }
  return Array;
}

json::Object pageData(const ReportInput &Input) {
  SourceLines Lines(Input.P);
  json::Array Findings;
  for (const Recommendation *R : keptFindings(Input))
    Findings.push_back(finding(Input, *R, Lines));
  LibraryCalls Calls = libraryCalls(Input.P, Input.B.rules());
  // A page is the same whether its units were parsed now or before.
  json::Object Summary = summaryJson(Input);
  Summary.getObject("translation_units")->erase("cached");
  return json::Object{{"summary", std::move(Summary)},
                      {"assumed_rounds", Input.AssumedRounds},
                      {"findings", std::move(Findings)},
                      {"library", library(Input, Calls.Known)},
                      {"unknown", unknown(Input.P, Calls.Unknown)},
                      {"failures", failuresJson(Input.P)},
                      {"unused_suppressions", unusedJson(Input)}};
}

} // namespace poolwise

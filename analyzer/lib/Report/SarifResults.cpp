//===- SarifResults.cpp - Findings as results -----------------------------===//
//
// Evidence is a code flow; hazards are related locations, linked from the
// message, for others GitHub does not show; a suppressed finding says by whom.
//
//===----------------------------------------------------------------------===//

#include "SarifParts.h"

using namespace llvm;

namespace poolwise {

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

static json::Object codeFlow(const Recommendation &R, Location Site,
                             SarifPlaces &Places) {
  json::Array Steps;
  auto addStep = [&](Location Where, StringRef Message) {
    Steps.push_back(
        json::Object{{"location", Places.location(Where, Message)}});
  };
  addStep(Site, R.Message);
  for (const Evidence &E :
       ArrayRef(R.Path).take_front(sarif_limit::FlowSteps - 1))
    addStep(E.Where.isValid() ? E.Where : Site,
            E.Model.empty() ? E.Message
                            : E.Message + " (rule " + E.Model + ")");
  return json::Object{{"threadFlows", json::Array{json::Object{
                                          {"locations", std::move(Steps)}}}}};
}

static json::Object suppression(const Recommendation &R) {
  json::Object Object{
      {"kind", R.By == Silencer::Comment ? "inSource" : "external"},
      {"status", "accepted"}};
  if (!R.SuppressedWhy.empty())
    Object["justification"] = json::fixUTF8(R.SuppressedWhy);
  return Object;
}

static json::Object properties(const Recommendation &R) {
  json::Object Object{{"kind", nameOf(R.K)},
                      {"verdict", nameOf(R.V)},
                      {"confidence", nameOf(R.C)}};
  if (R.On != Executor::None)
    Object["executor"] = nameOf(R.On);
  if (R.E.Speedup)
    Object["speedup"] = rounded(*R.E.Speedup);
  return Object;
}

json::Object sarifResult(const Program &P, const Recommendation &R,
                         SarifPlaces &Places) {
  Location Site = candidateOf(P, R).Where;
  std::string Message = escaped(R.Message);
  json::Array Related;
  for (const Hazard &H : R.Hazards) {
    if (!H.Where.isValid() || Related.size() == sarif_limit::RelatedPlaces) {
      Message += "\n" + escaped(H.Message);
      continue;
    }
    int64_t Id = Related.size();
    Message += formatv("\n{0}: [{1}]({2})", H.Name, escaped(H.Message), Id);
    json::Object Place = Places.location(H.Where, H.Message);
    Place["id"] = Id;
    Related.push_back(std::move(Place));
  }
  Message += "\n" + escaped(estimateText(R.E)) + "\n" + escaped(outlook(R));

  json::Object Fingerprints{{"poolwise/v1", R.Fingerprint}};
  if (std::string Hash = Places.lineHash(Site); !Hash.empty())
    Fingerprints["primaryLocationLineHash"] = Hash;
  json::Object Object{{"ruleId", R.Check},
                      {"ruleIndex", sarifRuleIndex(R.Check)},
                      {"level", R.S == Severity::Warning ? "warning" : "note"},
                      {"message", sarifText(Message)},
                      {"locations", json::Array{Places.location(
                                        Site, "", /*WithSnippet=*/true)}},
                      {"partialFingerprints", std::move(Fingerprints)},
                      {"properties", properties(R)}};
  if (!R.Path.empty())
    Object["codeFlows"] = json::Array{codeFlow(R, Site, Places)};
  if (!Related.empty())
    Object["relatedLocations"] = std::move(Related);
  if (R.F)
    Object["fixes"] = json::Array{Places.fix(*R.F)};
  if (R.Suppressed)
    Object["suppressions"] = json::Array{suppression(R)};
  return Object;
}

} // namespace poolwise

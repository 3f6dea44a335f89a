//===- GitLab.cpp - Code Quality artifact ---------------------------------===//
//
// An array of issues. GitLab shows only the first of those with an equal
// fingerprint, so repeated ones get an ordinal. A unit that failed has no place
// in this format; it stands on stderr.
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "poolwise/Report/SourceLines.h"
#include "llvm/ADT/StringMap.h"

using namespace llvm;

namespace poolwise {

void writeGitLab(const ReportInput &Input, raw_ostream &OS) {
  json::Array Issues;
  StringMap<unsigned> Seen;
  for (const Recommendation *R : shownFindings(Input)) {
    const Candidate &Site = candidateOf(Input.P, *R);
    std::string Fingerprint = R->Fingerprint;
    if (unsigned Before = Seen[R->Fingerprint]++)
      Fingerprint += "-" + std::to_string(Before + 1);
    Issues.push_back(json::Object{
        {"description", R->Message + "; " + outlook(*R)},
        {"check_name", "poolwise-" + R->Check},
        {"fingerprint", Fingerprint},
        {"severity", R->S == Severity::Warning ? "minor" : "info"},
        {"location",
         json::Object{{"path", shownPath(Input.P, Site.Where)},
                      {"lines", json::Object{{"begin", Site.Where.Line}}}}}});
  }
  OS << formatv("{0:2}\n", json::Value(std::move(Issues)));
}

} // namespace poolwise

//===- GitLab.cpp - Code Quality artifact ---------------------------------===//
//
// An array of issues. GitLab shows only the first of those with an equal
// fingerprint, so repeated ones get an ordinal; and links only paths that are
// relative to the repository. A file that was not analysed as a whole is an
// issue of its own.
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "poolwise/Report/SourceLines.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;

namespace poolwise {

static json::Object issue(const Twine &Description, const Twine &Check,
                          std::string Fingerprint, StringRef Severity,
                          StringRef File, uint32_t Line) {
  return json::Object{
      {"description", Description.str()},
      {"check_name", Check.str()},
      {"fingerprint", std::move(Fingerprint)},
      {"severity", Severity},
      {"location", json::Object{{"path", repositoryPath(File)},
                                {"lines", json::Object{{"begin", Line}}}}}};
}

void writeGitLab(const ReportInput &Input, raw_ostream &OS) {
  json::Array Issues;
  StringMap<unsigned> Seen;
  auto once = [&](std::string Fingerprint) {
    unsigned Before = Seen[Fingerprint]++;
    return Before ? Fingerprint + "-" + std::to_string(Before + 1)
                  : Fingerprint;
  };
  for (const Recommendation *R : shownFindings(Input)) {
    Location Where = candidateOf(Input.P, *R).Where;
    Issues.push_back(issue(R->Message + "; " + outlook(*R),
                           "poolwise-" + R->Check, once(R->Fingerprint),
                           R->S == Severity::Warning ? "minor" : "info",
                           Input.P.Files[Where.File].Path, Where.Line));
  }
  for (const FailedUnit &F : Input.P.Failures)
    Issues.push_back(
        issue("not analysed as a whole: " + F.Message, "poolwise",
              once("failed-" + utohexstr(xxh3_64bits(repositoryPath(F.File)),
                                         /*LowerCase=*/true)),
              "major", F.File, 1));
  OS << formatv("{0:2}\n", json::Value(std::move(Issues)));
}

} // namespace poolwise

//===- Report.cpp - The table of formats, and what they share -------------===//

#include "Formats.h"
#include "llvm/ADT/STLExtras.h"
#include <cmath>

using namespace llvm;

namespace poolwise {

namespace {
struct FormatEntry {
  Format F;
  StringRef Name;
  void (*Write)(const ReportInput &, raw_ostream &);
};
} // namespace

/// To add a format: a file of its own, and a line here.
static constexpr FormatEntry Formats[] = {
    {Format::Text, "text", writeText},
    {Format::Json, "json", writeJson},
    {Format::Sarif, "sarif", writeSarif},
    {Format::GitHub, "github", writeGitHub},
    {Format::GitLab, "gitlab", writeGitLab},
    {Format::Html, "html", writeHtml},
};

void writeReport(Format F, const ReportInput &Input, raw_ostream &OS) {
  for (const FormatEntry &Entry : Formats)
    if (Entry.F == F)
      Entry.Write(Input, OS);
}

std::optional<Format> formatNamed(StringRef Name) {
  for (const FormatEntry &Entry : Formats)
    if (Entry.Name == Name)
      return Entry.F;
  return std::nullopt;
}

std::vector<const Recommendation *> shownFindings(const ReportInput &Input) {
  std::vector<const Recommendation *> Shown;
  for (const Recommendation &R : Input.Findings)
    if (!R.Suppressed)
      Shown.push_back(&R);
  return Shown;
}

std::vector<const Recommendation *> keptFindings(const ReportInput &Input) {
  if (Input.OmitSuppressed)
    return shownFindings(Input);
  std::vector<const Recommendation *> Kept;
  for (const Recommendation &R : Input.Findings)
    Kept.push_back(&R);
  return Kept;
}

void sortByGain(const ReportInput &Input,
                std::vector<const Recommendation *> &Findings) {
  auto saved = [&](const Recommendation *R) {
    return savedUs(R->E, Input.AssumedRounds);
  };
  // All stand in one vector, which is sorted by place.
  llvm::sort(Findings, [&](const auto *A, const auto *B) {
    return std::pair(saved(B), A) < std::pair(saved(A), B);
  });
}

Totals totalsOf(const ReportInput &Input) {
  Totals T;
  T.Analyzed = Input.Analyzed;
  T.Cached = Input.Cached;
  T.Failed = Input.P.Failures.size();
  T.Units = T.Analyzed + T.Failed;
  T.Functions =
      std::max<unsigned>(Input.FunctionCount, Input.P.Functions.size());
  T.Candidates = Input.Candidates;
  for (const Recommendation &R : Input.Findings) {
    T.Findings += !R.Suppressed;
    T.Suppressed += R.Suppressed;
    T.Fixable += !R.Suppressed && isFixable(R);
  }
  return T;
}

double rounded(double Number) { return std::round(Number * 1000) / 1000; }

} // namespace poolwise

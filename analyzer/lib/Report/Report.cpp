//===- Report.cpp - The table of formats, and what they share -------------===//

#include "Formats.h"
#include "llvm/Support/FormatVariadic.h"
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

Totals totalsOf(const ReportInput &Input) {
  Totals T;
  T.Analyzed = Input.Analyzed;
  T.Cached = Input.Cached;
  T.Failed = Input.P.Failures.size();
  T.Units = T.Analyzed + T.Failed;
  T.Functions = Input.P.Functions.size();
  T.Candidates = Input.Candidates;
  for (const Recommendation &R : Input.Findings) {
    T.Findings += !R.Suppressed;
    T.Suppressed += R.Suppressed;
    T.Fixable += !R.Suppressed && isFixable(R);
  }
  return T;
}

StringRef nameOf(Severity S) {
  return S == Severity::Warning ? "warning" : "note";
}

StringRef nameOf(Candidate::Site S) {
  switch (S) {
  case Candidate::Site::Loop:
    return "loop";
  case Candidate::Site::Algorithm:
    return "algorithm";
  case Candidate::Site::Calls:
    return "calls";
  case Candidate::Site::Launch:
    return "launch";
  }
  llvm_unreachable("not a site");
}

StringRef nameOf(Applicability A) {
  return A == Applicability::Safe ? "safe" : "review";
}

bool isFixable(const Recommendation &R) {
  return R.F && R.F->A == Applicability::Safe;
}

std::string outlook(const Recommendation &R) {
  if (isFixable(R))
    return "'--fix' rewrites this; '--diff' shows how";
  std::string Why = R.FixRefusal.empty() ? "" : ": " + R.FixRefusal;
  if (R.F)
    return "a rewrite exists, but needs review" + Why;
  switch (R.V) {
  case Verdict::Safe:
    return "safe to run side by side, but not rewritten" + Why;
  case Verdict::Unsafe:
    return "not safe to run side by side as it stands";
  case Verdict::Unknown:
    return "not proven safe to run side by side";
  }
  llvm_unreachable("not a verdict");
}

std::string durationText(double Microseconds) {
  struct Unit {
    double Size;
    const char *Name;
  };
  static constexpr Unit Units[] = {
      {1e6, "s"}, {1e3, "ms"}, {1, "us"}, {1e-3, "ns"}};
  if (!(Microseconds > 0))
    return "0 us";
  for (const Unit &U : Units) {
    double Number = Microseconds / U.Size;
    if (Number < 1 && U.Size != 1e-3)
      continue;
    // Two significant digits: an estimate is not better than that.
    double Scale =
        std::pow(10, std::max(0.0, std::floor(std::log10(Number)) - 1));
    if (Number < 10)
      return formatv("{0:f1} {1}", Number, U.Name).str();
    return formatv("{0:f0} {1}", std::round(Number / Scale) * Scale, U.Name)
        .str();
  }
  llvm_unreachable("nanoseconds take all");
}

std::string estimateText(const Estimate &E) {
  std::string Text = E.Iterations ? formatv("{0} tasks", *E.Iterations).str()
                                  : std::string("each task");
  Text += formatv(" of about {0} waiting and {1} computing",
                  durationText(E.TaskWaitUs), durationText(E.TaskCpuUs));
  if (E.Speedup)
    Text += formatv("; estimated {0:f1} times faster", *E.Speedup).str();
  return Text;
}

double rounded(double Number) { return std::round(Number * 1000) / 1000; }

} // namespace poolwise

//===- Words.cpp - Parts of a finding in words ----------------------------===//

#include "poolwise/Report/Words.h"
#include "llvm/Support/FormatVariadic.h"
#include <cmath>

using namespace llvm;

namespace poolwise {

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
  case Candidate::Site::Handler:
    return "handler";
  case Candidate::Site::Binding:
    return "binding";
  case Candidate::Site::Lock:
    return "lock";
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
  if (R.Own)
    return "not rewritten" + Why;
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

double savedUs(const Estimate &E, unsigned AssumedRounds) {
  if (!E.Speedup || *E.Speedup <= 1)
    return 0;
  double Rounds = E.Iterations.value_or(AssumedRounds);
  double All = Rounds * (E.TaskCpuUs + E.TaskWaitUs);
  return All * (1 - 1 / *E.Speedup);
}

StringRef nameOf(Silencer S) {
  switch (S) {
  case Silencer::Nobody:
    return "";
  case Silencer::Comment:
    return "comment";
  case Silencer::Configuration:
    return "configuration";
  case Silencer::Baseline:
    return "baseline";
  }
  llvm_unreachable("not a silencer");
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
  Text += " of about ";
  if (E.TaskWaitUs > 0)
    Text += durationText(E.TaskWaitUs) + " waiting and ";
  Text += durationText(E.TaskCpuUs) + " computing";
  if (E.Speedup)
    Text += formatv("; estimated {0:f1} times faster", *E.Speedup).str();
  return Text;
}

} // namespace poolwise

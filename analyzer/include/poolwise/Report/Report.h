//===- Report.h - From recommendations to readers ---------------*- C++ -*-===//
#ifndef POOLWISE_REPORT_REPORT_H
#define POOLWISE_REPORT_REPORT_H

#include "poolwise/Suppress/Suppress.h"
#include "llvm/Support/raw_ostream.h"

namespace poolwise {

/// One line of `poolwise functions`.
struct FunctionReport {
  FunctionId Function = 0;
  Classification C;
  std::vector<Evidence> Path;
};

/// All that a report may show. Holds references; the program outlives it.
struct ReportInput {
  const Program &P;
  const Behaviors &B;
  const std::vector<Recommendation> &Findings;
  std::vector<FunctionReport> Functions; ///< only with `functions`
  llvm::ArrayRef<UnusedSuppression> Unused = {};
  unsigned Analyzed = 0, Cached = 0, Candidates = 0;
  unsigned FunctionCount = 0;  ///< where `P` holds a part of the program only
  unsigned AssumedRounds = 16; ///< of loops whose number is not known
  bool Color = false;
  /// Suppressed findings are not in the report, not even with a flag.
  bool OmitSuppressed = false;
  /// Tells several SARIF uploads of one commit apart.
  std::string Category = "poolwise";
};

enum class Format : uint8_t { Text, Json, Sarif, GitHub, GitLab, Html };

/// One function per format, each in its own file; dispatch by table in
/// Report.cpp.
void writeReport(Format F, const ReportInput &Input, llvm::raw_ostream &OS);
std::optional<Format> formatNamed(llvm::StringRef Name);

} // namespace poolwise

#endif

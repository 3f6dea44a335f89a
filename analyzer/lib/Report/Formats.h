//===- Formats.h - What all report formats share ----------------*- C++ -*-===//
//
// One function a format, each in the file of its name, and the few readings of
// a finding that every format needs.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_LIB_REPORT_FORMATS_H
#define POOLWISE_LIB_REPORT_FORMATS_H

#include "poolwise/Report/Report.h"
#include "poolwise/Report/Words.h"
#include "llvm/Support/JSON.h"

namespace poolwise {

void writeText(const ReportInput &Input, llvm::raw_ostream &OS);
void writeJson(const ReportInput &Input, llvm::raw_ostream &OS);
void writeSarif(const ReportInput &Input, llvm::raw_ostream &OS);
void writeGitHub(const ReportInput &Input, llvm::raw_ostream &OS);
void writeGitLab(const ReportInput &Input, llvm::raw_ostream &OS);
void writeHtml(const ReportInput &Input, llvm::raw_ostream &OS);

/// The findings that are not suppressed.
std::vector<const Recommendation *> shownFindings(const ReportInput &Input);
/// Those for formats that can mark suppressed ones.
std::vector<const Recommendation *> keptFindings(const ReportInput &Input);
/// Those that save the most time first.
void sortByGain(const ReportInput &Input,
                std::vector<const Recommendation *> &Findings);

/// One entry of `findings` of the JSON report.
llvm::json::Object findingJson(const Program &P, const Recommendation &R);
llvm::json::Object summaryJson(const ReportInput &Input);
llvm::json::Array failuresJson(const Program &P);
llvm::json::Array unusedJson(const ReportInput &Input);

/// How many there are of what; the summary of every format.
struct Totals {
  unsigned Units = 0, Analyzed = 0, Cached = 0, Failed = 0;
  unsigned Functions = 0, Candidates = 0;
  unsigned Findings = 0, Suppressed = 0, Fixable = 0;
};
Totals totalsOf(const ReportInput &Input);

/// Rounded so that the last bits of floating-point sums do not show.
double rounded(double Number);

} // namespace poolwise

#endif

//===- HtmlData.h - What the page shows, as JSON ----------------*- C++ -*-===//
#ifndef POOLWISE_LIB_REPORT_HTMLDATA_H
#define POOLWISE_LIB_REPORT_HTMLDATA_H

#include "Formats.h"
#include "poolwise/Report/SourceLines.h"

namespace poolwise {

/// The JSON report, and with it the source around each finding, its fix before
/// and after, what library calls cost, and what no model knows.
llvm::json::Object pageData(const ReportInput &Input);

/// A fix as stretches of lines before and after, with a few around them.
llvm::json::Array fixHunks(const Program &P, const Fix &F, SourceLines &Lines);

} // namespace poolwise

#endif

//===- FunctionReports.h - What each function is bound by -------*- C++ -*-===//
#ifndef POOLWISE_TOOL_FUNCTIONREPORTS_H
#define POOLWISE_TOOL_FUNCTIONREPORTS_H

#include "poolwise/Pipeline.h"
#include "poolwise/Report/Report.h"

namespace poolwise::tool {

FunctionReport functionReport(const Analysis &A, FunctionId F);

/// Of all functions that the program's own files write out, by place.
/// Functions that somebody wrote, or those that the compiler writes (what ends
/// the lives of members) as well.
enum class Whose { Written, All };
std::vector<FunctionReport> functionReports(const Analysis &A, Whose Which);

} // namespace poolwise::tool

#endif

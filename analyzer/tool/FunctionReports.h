//===- FunctionReports.h - What each function is bound by -------*- C++ -*-===//
#ifndef POOLWISE_TOOL_FUNCTIONREPORTS_H
#define POOLWISE_TOOL_FUNCTIONREPORTS_H

#include "poolwise/Pipeline.h"
#include "poolwise/Report/Report.h"

namespace poolwise::tool {

/// Functions may be called millions of times, tasks are started: only what does
/// next to nothing beside being called, such as a getter, can't matter.
inline constexpr double TrivialFunctionNs = 10;

FunctionReport functionReport(const Analysis &A, FunctionId F);

/// Of all functions that the program's own files write out, by place.
std::vector<FunctionReport> functionReports(const Analysis &A);

} // namespace poolwise::tool

#endif

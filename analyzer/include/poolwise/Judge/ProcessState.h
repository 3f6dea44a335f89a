//===- ProcessState.h - Who changes what a process starts with --*- C++ -*-===//
#ifndef POOLWISE_JUDGE_PROCESSSTATE_H
#define POOLWISE_JUDGE_PROCESSSTATE_H

#include "poolwise/Summary/FunctionSummary.h"

namespace poolwise {

/// Does it change the environment or the locale of the whole process? Whoever
/// looks at a part of a program takes these functions along.
bool changesProcessState(const FunctionSummary &F);

} // namespace poolwise

#endif

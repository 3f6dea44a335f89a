//===- ProcessState.h - What another process has, or is sent ----*- C++ -*-===//
#ifndef POOLWISE_JUDGE_PROCESSSTATE_H
#define POOLWISE_JUDGE_PROCESSSTATE_H

#include "poolwise/Summary/FunctionSummary.h"
#include "llvm/ADT/StringRef.h"

namespace poolwise {

/// Does it change the environment or the locale of the whole process? Whoever
/// looks at a part of a program takes these functions along.
bool changesProcessState(const FunctionSummary &F);

/// Do copies of such a value mean the same in another process, and does the
/// runtime surely know how to make them? Numbers, paths, and strings and
/// containers of the standard library of these.
bool isSerializable(llvm::StringRef CanonicalType);

} // namespace poolwise

#endif

//===- AlgorithmText.h - The arguments of an algorithm ----------*- C++ -*-===//
//
// In:  the call of an algorithm. Out: its arguments as they are written, the
//      container that two of them name, and whether its function is the same
//      everywhere.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_ALGORITHMTEXT_H
#define POOLWISE_REWRITE_ALGORITHMTEXT_H

#include "Site.h"

namespace poolwise::rewrite {

/// "v" when these are v.begin() and v.end(), or std::begin(v) and std::end(v).
llvm::StringRef wholeContainer(llvm::StringRef First, llvm::StringRef Last);

/// The arguments without defaulted ones; none if one is not in the text.
llvm::ArrayRef<Argument> writtenArguments(const Site &S, const Call &C);

/// Calling it at the same time, and not on a copy, makes no difference.
llvm::Error checkWork(const Site &S, const Argument &Work);

} // namespace poolwise::rewrite

#endif

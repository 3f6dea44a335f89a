//===- Rules.h - The actions of `poolwise rules` ----------------*- C++ -*-===//
#ifndef POOLWISE_TOOL_RULES_H
#define POOLWISE_TOOL_RULES_H

#include "Run.h"

namespace poolwise::tool {

/// Errors in packs, and entries that are never used.
int lint(const RunOptions &Options, const CommandLine &Line,
         llvm::ArrayRef<std::string> Files);
/// Functions without a model, by how much hangs on them.
int coverage(const RunOptions &Options, const CommandLine &Line);
/// Drafts of packs, from headers or from a run of a program.
int learnFromHeaders(const RunOptions &Options, const CommandLine &Line);
int learnFromRun(const RunOptions &Options, const CommandLine &Line);

} // namespace poolwise::tool

#endif

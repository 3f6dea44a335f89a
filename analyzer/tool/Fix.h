//===- Fix.h - Changing files: `poolwise check --fix` -----------*- C++ -*-===//
//
// In:  a finished analysis and the options that say how to change files.
// Out: changed files, perhaps commits; and what became of each finding.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_TOOL_FIX_H
#define POOLWISE_TOOL_FIX_H

#include "Run.h"

namespace poolwise::tool {

struct FixOptions {
  FixOptions(llvm::cl::SubCommand &Sub, llvm::cl::OptionCategory &Category);

  llvm::cl::opt<bool> Fix;
  llvm::cl::opt<std::string> Verify, VerifyTsan, VerifyTime;
  llvm::cl::opt<unsigned> VerifyTimeout;
  llvm::cl::opt<bool> Commits;
};

/// What can be wrong with these options.
llvm::Error validateFix(const FixOptions &Options);

/// Before the analysis: what a run that was cut off left behind is put back, or
/// told if nothing is to be changed.
llvm::Error restoreFirst(const FixOptions &Options);

/// What the reader must link by himself, on stderr.
void tellLinking(const std::vector<Recommendation> &Shown);

/// True if all safe fixes were applied.
llvm::Expected<bool> fix(const FixOptions &Options, const Run &R,
                         const std::vector<Recommendation> &Shown, bool Quiet);

} // namespace poolwise::tool

#endif

//===- Rewrite.h - From recommendations to edits ----------------*- C++ -*-===//
//
// The only stage that makes edits, from the ranges and names that Extract
// recorded and the pattern that Safety proved.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_REWRITE_H
#define POOLWISE_REWRITE_REWRITE_H

#include "poolwise/Judge/Recommendation.h"
#include "poolwise/Summary/OpenFiles.h"

namespace poolwise {

/// Fills in `F` (or `FixRefusal`) of each recommendation that has an executor.
/// Reads the sources named in the program; a file whose digest differs from the
/// one that was parsed gets no fixes. Overlapping fixes: the first (outermost)
/// stays, the others are refused. `Target`: a name of targets().
/// Build files that must link something get a number in the program.
void planFixes(Program &P, std::vector<Recommendation> &All,
               llvm::StringRef Target = "poolwise", const OpenFiles &Open = {});

/// The last part of planFixes: how the fixes that are planned are linked. For
/// plans that were kept, as build files may have changed since.
void planLinking(Program &P, std::vector<Recommendation> &All,
                 llvm::StringRef Target);

struct ApplyResult {
  std::vector<std::string> Changed;
  /// file: reason, for fixes left out.
  std::vector<std::string> Refused;
};

/// Applies the fixes with applicability safe. Each file is checked against its
/// digest, written beside its place and renamed; if any file of the run can't
/// be written, all are put back.
llvm::Expected<ApplyResult> applyFixes(const Program &P,
                                       const std::vector<Recommendation> &All);

/// The safe fixes as a unified diff (paths relative to the working directory;
/// `git apply` and `patch -p1` take it).
std::string unifiedDiff(const Program &P,
                        const std::vector<Recommendation> &All);

/// The safe fixes in the YAML form of clang-apply-replacements.
llvm::Error exportFixes(const Program &P,
                        const std::vector<Recommendation> &All,
                        llvm::StringRef File);

} // namespace poolwise

#endif

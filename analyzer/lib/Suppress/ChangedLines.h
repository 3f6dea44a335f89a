//===- ChangedLines.h - What git says was changed ---------------*- C++ -*-===//
//
// In:  a folder in a work tree and a revision. Out: the lines that are in the
//      work tree but not in the revision. Files that git does not track yet are
//      changed as a whole; a removal changes the two lines around it.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_LIB_SUPPRESS_CHANGEDLINES_H
#define POOLWISE_LIB_SUPPRESS_CHANGEDLINES_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace poolwise {

/// Inclusive.
struct LineSpan {
  uint32_t First, Last;
};

/// Absolute paths, symbolic links resolved.
using ChangedLines = std::map<std::string, std::vector<LineSpan>>;

/// Top folder of the work tree that holds `Folder`.
llvm::Expected<std::string> workTreeOf(llvm::StringRef Folder);

llvm::Expected<ChangedLines> changedSince(llvm::StringRef WorkTree,
                                          llvm::StringRef Revision);

/// The `+++` and `@@` lines of `git diff -U0 --no-prefix`.
ChangedLines parseDiff(llvm::StringRef Diff, llvm::StringRef WorkTree);

} // namespace poolwise

#endif

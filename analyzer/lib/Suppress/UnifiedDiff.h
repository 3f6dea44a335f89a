//===- UnifiedDiff.h - The new lines of a patch -----------------*- C++ -*-===//
//
// In:  a unified diff of any tool and with any context: `git diff`, `diff -u`,
//      `svn diff`, combined diffs of merges. Out: for each file, by the name in
//      its `+++` line, the lines that are new; a removal with nothing in its
//      place changes the two lines around it. Binary files and mere renames
//      change no line.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_LIB_SUPPRESS_UNIFIEDDIFF_H
#define POOLWISE_LIB_SUPPRESS_UNIFIEDDIFF_H

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

using ChangedLines = std::map<std::string, std::vector<LineSpan>>;

/// An error if there is text, but no line of a diff in it.
llvm::Expected<ChangedLines> parseDiff(llvm::StringRef Diff);

} // namespace poolwise

#endif

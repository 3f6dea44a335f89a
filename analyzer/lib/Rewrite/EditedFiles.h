//===- EditedFiles.h - The safe fixes, file by file -------------*- C++ -*-===//
//
// In:  recommendations with fixes. Out: for each file the edits of all safe,
//      not suppressed fixes, and which fixes touch it.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_EDITEDFILES_H
#define POOLWISE_REWRITE_EDITEDFILES_H

#include "poolwise/Rewrite/Rewrite.h"
#include <map>

namespace poolwise::rewrite {

/// Fixes that --fix applies.
bool isApplied(const Recommendation &R);

/// Edits by file, normalized. Where instances of a template share a fix it
/// counts once.
std::map<FileId, std::vector<Edit>>
editsByFile(const std::vector<Recommendation> &All);

/// The files in the order of their paths, so that output does not depend on the
/// order in which they were read.
std::vector<FileId>
inPathOrder(const Program &P, const std::map<FileId, std::vector<Edit>> &Edits);

} // namespace poolwise::rewrite

#endif

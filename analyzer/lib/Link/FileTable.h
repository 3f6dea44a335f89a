//===- FileTable.h - One file table for all units ---------------*- C++ -*-===//
//
// In:  the file tables of the units. Out: one table sorted by path, and for
// each
//      unit the new number of each of its files.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_LINK_FILETABLE_H
#define POOLWISE_LINK_FILETABLE_H

#include "poolwise/Summary/TUSummary.h"
#include "llvm/ADT/ArrayRef.h"

namespace poolwise {

struct FileTable {
  std::vector<SourceFile> Files;
  /// Paths whose bytes were not the same for all units.
  std::vector<std::string> Changed;
  /// [unit][old] -> new.
  std::vector<std::vector<FileId>> NewIds;
};

FileTable uniteFiles(llvm::ArrayRef<TUSummary> Units);

/// Gives every location and range of `F` its new file number.
void renumberFiles(FunctionSummary &F, const std::vector<FileId> &NewIds);

} // namespace poolwise

#endif

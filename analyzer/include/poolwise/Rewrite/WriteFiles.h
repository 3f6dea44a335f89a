//===- WriteFiles.h - Replacing files, all or none --------------*- C++ -*-===//
//
//   compare with the old text -> write each new text beside its file ->
//   compare once more -> rename all; if one rename fails, put the others back.
//
// A reader never sees half a file, and Ctrl-C before the renames leaves nothing
// behind. Not handled: a power cut between two renames.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_WRITEFILES_H
#define POOLWISE_REWRITE_WRITEFILES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace poolwise {

struct FileChange {
  std::string Path;
  std::string Old; ///< what stands there; anything else is an error
  std::string New;
};

/// Permissions stay, the owner too where that is allowed.
llvm::Error writeFiles(llvm::ArrayRef<FileChange> Changes);

/// The bytes of a plain file that may be replaced: writable, no link, one name.
llvm::Expected<std::string> readReplaceable(llvm::StringRef Path);

} // namespace poolwise

#endif

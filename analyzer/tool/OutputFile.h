//===- OutputFile.h - Where a report goes -----------------------*- C++ -*-===//
//
// Files are written beside their place and renamed, so that a reader never sees
// half of one; an interrupt removes what was begun.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_TOOL_OUTPUTFILE_H
#define POOLWISE_TOOL_OUTPUTFILE_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace poolwise::tool {

/// Tells before a long analysis what would fail after it: no such folder, not
/// allowed, a folder by that name. Empty and "-" (standard output) are fine.
llvm::Error checkWritable(llvm::StringRef Option, llvm::StringRef File);

/// Writes to the file, or to standard output for "" and "-".
llvm::Error writeOutput(llvm::StringRef File,
                        llvm::function_ref<void(llvm::raw_ostream &)> Write);

} // namespace poolwise::tool

#endif

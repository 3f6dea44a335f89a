//===- ChangedLines.h - What git says was changed ---------------*- C++ -*-===//
//
// In:  a folder in a work tree and a revision. Out: the lines that are in the
//      work tree but not in the revision. Files that git does not track yet are
//      changed as a whole; a removal changes the two lines around it.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_LIB_SUPPRESS_CHANGEDLINES_H
#define POOLWISE_LIB_SUPPRESS_CHANGEDLINES_H

#include "UnifiedDiff.h"

namespace poolwise {

/// Top folder of the work tree that holds `Folder`.
llvm::Expected<std::string> workTreeOf(llvm::StringRef Folder);

/// By absolute path, symbolic links resolved. `Own`: the work tree whose
/// revision it is. That of a submodule is what its superproject had in it then.
llvm::Expected<ChangedLines> changedSince(llvm::StringRef WorkTree,
                                          llvm::StringRef Revision,
                                          llvm::StringRef Own);

} // namespace poolwise

#endif

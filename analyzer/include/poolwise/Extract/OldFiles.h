//===- OldFiles.h - What no run has used for long ---------------*- C++ -*-===//
//
// In:  a cache folder. Effect: databases and preambles there that no run has
//      used for two weeks, such as those of earlier versions of poolwise, are
//      removed.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_OLDFILES_H
#define POOLWISE_EXTRACT_OLDFILES_H

#include "llvm/ADT/StringRef.h"

namespace poolwise {

/// Its time of change becomes now, at most once a day.
void markUsed(llvm::StringRef File);
void removeOldFiles(llvm::StringRef Folder);

} // namespace poolwise

#endif

//===- GlobList.h - Which checks a list of globs means ----------*- C++ -*-===//
//
// In:  a list as written in --checks, in the configuration and in NOLINT:
//      comma-separated globs, `-` in front removes, the last that matches wins.
//      A check may be named with or without its prefix `poolwise-`.
// Out: whether a check is meant.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_CONFIG_GLOBLIST_H
#define POOLWISE_CONFIG_GLOBLIST_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace poolwise {

/// Is `Check` (without prefix) meant by the list? A malformed glob means
/// itself.
bool globListContains(llvm::StringRef List, llvm::StringRef Check);

/// Is the file meant by one of these? `*` also matches `/`; a name without
/// wildcards that is a folder's means all below it.
bool anyGlobMatches(llvm::ArrayRef<std::string> Globs, llvm::StringRef Path);

/// The first glob of the list, without its `-`, that means none of `Known`.
std::optional<std::string>
globWithoutMatch(llvm::StringRef List, llvm::ArrayRef<llvm::StringRef> Known);

/// " (did you mean 'x'?)" for the known word nearest to `Word`; "" if none is
/// near.
std::string didYouMean(llvm::StringRef Word,
                       llvm::ArrayRef<llvm::StringRef> Known);

} // namespace poolwise

#endif

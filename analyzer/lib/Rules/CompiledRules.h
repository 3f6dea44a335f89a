//===- CompiledRules.h - The built-in packs, compiled beforehand -*- C++
//-*-===//
//
// Compiling all packs takes as long as compiling a small source. So those that
// come with poolwise are part of it as they were when it was built, and are
// taken in place of files that are still the same.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_LIB_RULES_COMPILEDRULES_H
#define POOLWISE_LIB_RULES_COMPILEDRULES_H

#include "poolwise/Rules/RulePack.h"

namespace poolwise {

/// What compile/main.cpp made of the rules folder: all of asCompiledRules.
llvm::StringRef compiledRules();

/// The packs' digest (PacksDigest.h), then the packs, compiled from files below
/// `Folder`.
std::string asCompiledRules(uint64_t Digest, CompiledPack Pack,
                            llvm::StringRef Folder);
/// The packs, if their digest is this one, as if they stood below `Folder`.
std::optional<CompiledPack> fromCompiledRules(llvm::StringRef Bytes,
                                              uint64_t Digest,
                                              llvm::StringRef Folder);

} // namespace poolwise

#endif

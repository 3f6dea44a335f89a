//===- PacksDigest.h - A hash of rule packs ---------------------*- C++ -*-===//
#ifndef POOLWISE_RULES_PACKSDIGEST_H
#define POOLWISE_RULES_PACKSDIGEST_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace poolwise {

/// A hash of the bytes that RuleSet::add would read: equal packs, equal models.
llvm::Expected<uint64_t> digestOfPacks(llvm::StringRef FileOrFolder);

} // namespace poolwise

#endif

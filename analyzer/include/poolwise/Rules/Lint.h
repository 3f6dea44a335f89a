//===- Lint.h - Entries that say nothing ------------------------*- C++ -*-===//
//
// In:  compiled packs, in the order in which they are added. Out: entries that
//      are never used: hidden by an entry of a later pack, or by others of
//      their own; alternatives that an earlier one always comes before. What is
//      not a pack at all, readPack() and compile() tell.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RULES_LINT_H
#define POOLWISE_RULES_LINT_H

#include "poolwise/Rules/RulePack.h"

namespace poolwise {

struct PackRemark {
  std::string File;
  Mark At;
  std::string Message;
  /// The pack cannot mean this; else it may.
  bool IsError = true;
};

/// Names of `Later` that hide models of `Earlier`: remarks in `Later`.
std::vector<PackRemark> hiddenModels(llvm::ArrayRef<CompiledPack> Earlier,
                                     const CompiledPack &Later);
/// Alternatives of `when:` that are never reached.
std::vector<PackRemark> unreachedAlternatives(const CompiledPack &Pack);
/// Names that no header declares, and patterns that match only what has entries
/// of its own. `Declared`: every function that the pack's headers declare.
std::vector<PackRemark>
namesWithoutUse(const CompiledPack &Pack,
                llvm::ArrayRef<llvm::StringRef> Declared);

} // namespace poolwise

#endif

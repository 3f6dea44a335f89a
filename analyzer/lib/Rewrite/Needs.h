//===- Needs.h - What a recipe's text needs to be right ---------*- C++ -*-===//
//
// In:  the words behind `needs` of a recipe. Out: an error if the loop does not
//      give one of them. Each word is explained in analyzer/recipes/README.md.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_NEEDS_H
#define POOLWISE_REWRITE_NEEDS_H

#include "LoopInput.h"

namespace poolwise::rewrite {

llvm::Error checkNeeds(const Site &S, const LoopInput &In,
                       llvm::ArrayRef<std::string> Needs);
/// Is there a check for this word?
bool isKnownNeed(llvm::StringRef Word);

} // namespace poolwise::rewrite

#endif

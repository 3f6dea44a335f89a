//===- Folds.h - One step of a reduction as a function ----------*- C++ -*-===//
//
// In:  an update `t op= x;` in its parts. Out: the function that folds as it
//      does, to the bit: "std::plus<>()", or a lambda for extremes.
//
// Not handled: operands that the target's type does not hold.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_FOLDS_H
#define POOLWISE_REWRITE_FOLDS_H

#include "Site.h"

namespace poolwise::rewrite {

struct UpdateText {
  llvm::StringRef Statement, Target, Operand;
};

llvm::Expected<std::string> foldOf(const Update &U, const UpdateText &T);

} // namespace poolwise::rewrite

#endif

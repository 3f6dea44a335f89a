//===- ApplyFixes.cpp - All safe fixes, written -----------------*- C++ -*-===//

#include "poolwise/Rewrite/Rewrite.h"
#include "poolwise/Rewrite/WorkingTree.h"

using namespace llvm;

namespace poolwise {

Expected<ApplyResult> applyFixes(const Program &P,
                                 const std::vector<Recommendation> &All) {
  WorkingTree Tree(P, All);
  if (Error E = Tree.hold(Tree.all()))
    return std::move(E);
  return ApplyResult{Tree.filesOf(Tree.all()), Tree.refused()};
}

} // namespace poolwise

//===- CostTree.h - What a cost is made of ----------------------*- C++ -*-===//
#ifndef POOLWISE_TOOL_COSTTREE_H
#define POOLWISE_TOOL_COSTTREE_H

#include "poolwise/Program/Behavior.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace poolwise::tool {

/// "2.1 ms waiting, 30 us computing, at least: ...".
std::string costText(const Cost &C);

/// The contributions to `Whole`, which `F` or a part of it does, dearest first,
/// and to the dear ones among them in turn. `Line` gets each one's depth.
void printCostTree(const Behaviors &B, FunctionId F, const Behavior &Whole,
                   llvm::function_ref<void(unsigned, std::string)> Line);

} // namespace poolwise::tool

#endif

//===- ExplainTree.h - Evidence as an indented tree -------------*- C++ -*-===//
//
// What a function or a task candidate does, how that is known, what is not
// known, and what would change the verdict.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_TOOL_EXPLAINTREE_H
#define POOLWISE_TOOL_EXPLAINTREE_H

#include "poolwise/Pipeline.h"
#include "llvm/Support/raw_ostream.h"

namespace poolwise::tool {

void explainFunction(const Analysis &A, FunctionId F, llvm::raw_ostream &OS);
void explainSite(const Analysis &A, const Config &C, FunctionId F,
                 uint32_t CandidateIndex, llvm::raw_ostream &OS);

} // namespace poolwise::tool

#endif

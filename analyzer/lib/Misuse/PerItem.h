//===- PerItem.h - Is something started for each item? ----------*- C++ -*-===//
//
// In:  a call in a loop. Out: whether the loop goes over items (or requests),
//      and not over the threads of a pool that is being built.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_MISUSE_PERITEM_H
#define POOLWISE_MISUSE_PERITEM_H

#include "Scene.h"

namespace poolwise::misuse {

/// What the items are called: "element", "request"; nothing if there are none.
std::optional<llvm::StringRef> itemsOf(const Scene &S, FunctionId F, CallId C);

/// What stands against editing a loop was seen with the loop: takes that over.
/// False: the loop is not understood.
bool takeLoop(const FunctionSummary &F, RegionId Loop, Candidate &Own);

/// Does the callable wait for work in a loop, as the threads of a pool do?
bool isWorker(const Scene &S, const Launch &L);

} // namespace poolwise::misuse

#endif

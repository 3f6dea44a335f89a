//===- PlainUses.h - Memory that two sides surely share ---------*- C++ -*-===//
#ifndef POOLWISE_MISUSE_PLAINUSES_H
#define POOLWISE_MISUSE_PLAINUSES_H

#include "Scene.h"

namespace poolwise::misuse {

bool takesLock(const Behavior &B);

/// A whole object that both sides name: a variable, a member, what an unchanged
/// parameter points at, and elements that pass.
bool isPlain(const Scene &S, FunctionId F, const MemoryUse &Use,
             llvm::function_ref<bool(const Step &)> IsSameElement = nullptr);

/// Each step of a path that begins in `F`, with the function that it stands in.
void walk(const Scene &S, FunctionId F, const WitnessPtr &Path,
          llvm::function_ref<void(FunctionId, const Witness &)> Visit);

/// How many hops of the path, which starts in block `Root` of `F`, stand on a
/// branch.
unsigned branchesOn(const Scene &S, FunctionId F, RegionId Root,
                    const WitnessPtr &Path);

/// Several threads may not be in the call at once. (Random numbers are drawn
/// under a lock in practice; only their order is shared.)
bool isRacy(const CallUse &Use);

/// Is one the other, or a part of it?
bool overlap(const Place &A, const Place &B);

} // namespace poolwise::misuse

#endif

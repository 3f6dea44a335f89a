//===- ProcessHazards.h - What a worker process does not share --*- C++ -*-===//
//
// In:  a complete trial of a loop whose rounds would run in worker processes.
// Out: what stands against that besides the hazards of threads: a worker gets
//      copies, and only its results come back.
// Not handled: runs of calls, algorithms.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_PROCESSHAZARDS_H
#define POOLWISE_SAFETY_PROCESSHAZARDS_H

#include "HazardChecks.h"
#include "poolwise/Judge/ProcessState.h"

namespace poolwise {

void checkNotSerializable(const Trial &T, Hazards &Out);
void checkParentVisibleSideEffect(const Trial &T, Hazards &Out);

/// Does the function of the C library keep nothing but its last result, so that
/// it does not matter in which process it was called before?
bool keepsOnlyItsResult(llvm::StringRef Function);
/// Does it not matter whether a round uses this state here or in a worker?
bool isSameInWorker(const Trial &T, const Place &P);

} // namespace poolwise

#endif

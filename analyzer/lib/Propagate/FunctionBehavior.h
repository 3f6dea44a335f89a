//===- FunctionBehavior.h - What a function or region does ------*- C++ -*-===//
//
// In:  a function, and the records of what it calls. Out: its own record, or
// the
//      behavior of one of its regions.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROPAGATE_FUNCTIONBEHAVIOR_H
#define POOLWISE_PROPAGATE_FUNCTIONBEHAVIOR_H

#include "CallBehavior.h"

namespace poolwise {

Record recordOf(const World &W, FunctionId F, CountTime Counted);

/// Inside view.
Behavior behaviorOfRegion(Resolver &R, FunctionId F, RegionId Region);
Behavior behaviorOfCall(Resolver &R, FunctionId F, CallId C);
Behavior behaviorOfCallable(Resolver &R, FunctionId F, CallId C, int Work);

/// Do callers see the same in both, time aside?
bool looksSame(const Record &A, const Record &B);

} // namespace poolwise

#endif

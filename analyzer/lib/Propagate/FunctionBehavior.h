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

/// `Before`: an earlier record of the same function, inside a component. What
/// it returned, held and called stays, so that records only grow.
Record recordOf(const World &W, FunctionId F, CountTime Counted,
                const Record *Before = nullptr);

/// Inside view, or Work.
Behavior behaviorOfRegion(Resolver &R, FunctionId F, RegionId Region,
                          View V = View::Inside);
Behavior behaviorOfHeader(Resolver &R, FunctionId F, RegionId Loop);
Behavior behaviorOfText(Resolver &R, FunctionId F, RegionId Region,
                        llvm::ArrayRef<Range> Parts);
Behavior behaviorOfCall(Resolver &R, FunctionId F, CallId C);
Behavior behaviorOfTask(Resolver &R, FunctionId F, CallId C,
                        const CallbackModel &How);
Behavior behaviorOfCallable(Resolver &R, FunctionId F, CallId C, int Work,
                            View V = View::Inside);

/// Do callers see the same in both, time aside?
bool looksSame(const Record &A, const Record &B);

} // namespace poolwise

#endif

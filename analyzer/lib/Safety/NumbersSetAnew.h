//===- NumbersSetAnew.h - Numbers that each round can have itself -*- C++
//-*-===//
//
// In:  a loop. Out: numbers and pointers that are declared outside of it, but
//      that every round sets before it looks at them, and that nobody looks at
//      afterwards: `int j;` of an inner loop, a scratch value.
//
// Not handled: variables whose address is taken, functions with goto.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_NUMBERSSETANEW_H
#define POOLWISE_SAFETY_NUMBERSSETANEW_H

#include "poolwise/Summary/FunctionSummary.h"

namespace poolwise {

/// Those that the body of `Loop` writes, by id.
std::vector<VariableId> numbersSetAnew(const FunctionSummary &F, RegionId Loop);

/// Does nobody look at what `V` holds when the loop ends? Neither does the loop
/// itself, when it runs again.
bool isForgottenAfter(const FunctionSummary &F, VariableId V, RegionId Loop);

} // namespace poolwise

#endif

//===- OwnBound.h - Does a loop's bound keep it in its range? ---*- C++ -*-===//
//
// In:  a loop that may end before its bound, and what of its rounds would run
//      ahead. Out: whether the rounds that it does not come to find all that
//      they read: `for (i = 0; i < 1000; ++i) { ...v[i]...; if (c) break; }`
//      may rely on `c`, where the bound is not the size of `v`.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_OWNBOUND_H
#define POOLWISE_SAFETY_OWNBOUND_H

#include "Trial.h"

namespace poolwise {

bool staysInBound(const Trial &T, const Behavior &Ahead);

} // namespace poolwise

#endif

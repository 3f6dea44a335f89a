//===- Condition.h - Does an alternative of a model apply? ------*- C++ -*-===//
//
// In:  a condition of a `when:` and a call. Out: whether the call is known to
// meet it. An argument that is not a constant meets no test of its value: the
// entry's main model must hold for it.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RULES_CONDITION_H
#define POOLWISE_RULES_CONDITION_H

#include "poolwise/Rules/Model.h"

namespace poolwise {

bool holds(const ModelCondition &Condition, const Call &C);

} // namespace poolwise

#endif

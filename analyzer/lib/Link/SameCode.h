//===- SameCode.h - Is it one function, or two of one name? -----*- C++ -*-===//
#ifndef POOLWISE_LINK_SAMECODE_H
#define POOLWISE_LINK_SAMECODE_H

#include "poolwise/Summary/FunctionSummary.h"

namespace poolwise {

/// Do both say the same, what stands against editing aside? They number their
/// files alike.
bool isSameCode(const FunctionSummary &A, const FunctionSummary &B);

} // namespace poolwise

#endif

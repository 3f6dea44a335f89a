//===- SteadyNumber.h - Integers that no round changes ----------*- C++ -*-===//
#ifndef POOLWISE_SAFETY_STEADYNUMBER_H
#define POOLWISE_SAFETY_STEADYNUMBER_H

#include "Trial.h"

namespace poolwise {

/// Is the integer there, of this type, the same from the first round to the
/// last? Also of what a const method yields (Step::Kind::Yield).
bool isSteadyNumber(const Trial &T, const Place &Integer, llvm::StringRef Type);

} // namespace poolwise

#endif

//===- VersionMark.h - Functions that stand in a program twice --*- C++ -*-===//
#ifndef POOLWISE_SUMMARY_VERSIONMARK_H
#define POOLWISE_SUMMARY_VERSIONMARK_H

#include "llvm/ADT/StringRef.h"

namespace poolwise {

/// Behind the USR of a function of which a program has several versions, and
/// before the unit that this one stands in.
inline constexpr llvm::StringLiteral VersionMark = " in ";

} // namespace poolwise

#endif

//===- Comparison.h - What a loop's condition compares ----------*- C++ -*-===//
//
// In:  an expression. Out: its two sides, with a built-in or an overloaded
//      operator; the container that an iterator is taken from.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_COMPARISON_H
#define POOLWISE_EXTRACT_COMPARISON_H

#include "clang/AST/ExprCXX.h"

namespace poolwise {

struct Comparison {
  clang::OverloadedOperatorKind Operator = clang::OO_None;
  const clang::Expr *Left = nullptr, *Right = nullptr;
};

/// OO_None if it is no comparison.
Comparison comparisonOf(const clang::Expr *E);

/// `c` of `c.begin()`, `std::begin(c)` or a decayed array, where `What` is
/// "begin"; null if none.
const clang::Expr *containerOf(const clang::Expr *E, llvm::StringRef What);

} // namespace poolwise

#endif

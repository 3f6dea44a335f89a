//===- FusedSum.h - Sums that are rounded once with a product ---*- C++ -*-===//
//
// In:  a loop. Out: the first sum of floating-point numbers that the compiler
//      may join with a product into one operation, where the target has one and
//      the unit's flags allow it. In other code it would not, and round twice.
//
//   sum += x * y;   sum += f(x);   double t = x * y; sum += t;
//
// (A compiler may look through calls and names, unless it is told not to.)
// Sums that each round has itself, and elements, are not meant: they stay in
// the code that they stand in.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_FUSEDSUM_H
#define POOLWISE_EXTRACT_FUSEDSUM_H

#include "clang/AST/ASTContext.h"

namespace poolwise {

/// Invalid: there is none.
clang::SourceLocation fusedSum(const clang::ASTContext &Context,
                               const clang::Stmt *Loop,
                               const clang::Stmt *Body);

/// The same of the lambda that `std::accumulate` calls: what it returns is a
/// sum of its first parameter.
clang::SourceLocation fusedFold(const clang::ASTContext &Context,
                                const clang::Expr *Step);

} // namespace poolwise

#endif

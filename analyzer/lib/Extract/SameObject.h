//===- SameObject.h - Two names of one object -------------------*- C++ -*-===//
//
// In:  two expressions. Out: whether both name the same object: plain names,
//      members of them, `this`.
//
// Not handled: elements, and what pointers and references lead to.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_SAMEOBJECT_H
#define POOLWISE_EXTRACT_SAMEOBJECT_H

#include "clang/AST/Expr.h"

namespace poolwise {

bool sameObject(const clang::Expr *A, const clang::Expr *B);

} // namespace poolwise

#endif

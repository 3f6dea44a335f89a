//===- NumberAsNamed.h - Integers that are what their name says -*- C++ -*-===//
#ifndef POOLWISE_EXTRACT_NUMBERASNAMED_H
#define POOLWISE_EXTRACT_NUMBERASNAMED_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"

namespace poolwise {

/// No cast makes another number of it.
bool isNumberAsNamed(const clang::Expr *E, const clang::ASTContext &Context);

} // namespace poolwise

#endif

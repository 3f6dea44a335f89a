//===- Windows.h - Loops over what surrounds a place ------------*- C++ -*-===//
//
// In:  first value and bound of a counter. Out: how many rounds lie between
//      them when both are the same value plus or minus something fixed, before
//      they are cut off at an edge:
//        for (y = max(cy - 8, 0); y < min(cy + 8, height); ++y)
//      Such a loop is short whatever the size of what it moves over.
//
// Not handled: what is written through a reference to such a value.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_WINDOWS_H
#define POOLWISE_EXTRACT_WINDOWS_H

#include "clang/AST/Expr.h"
#include <optional>

namespace poolwise {

/// The bound is not counted.
std::optional<uint64_t> widthOfWindow(const clang::Expr *First,
                                      const clang::Expr *Bound,
                                      const clang::ASTContext &Context);

} // namespace poolwise

#endif

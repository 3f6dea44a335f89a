//===- ConditionChance.h - How likely a condition holds ---------*- C++ -*-===//
//
// In:  a condition. Out: how likely it looks, from what it compares and from
//      the names in it.
//
// The hit rates of comparisons are those of Ball and Larus, "Branch prediction
// for free" (PLDI 1993). What names say is our own guess.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_CONDITIONCHANCE_H
#define POOLWISE_EXTRACT_CONDITIONCHANCE_H

#include "clang/AST/ASTContext.h"

namespace poolwise {

/// Of a pointer that it is not null: most are not.
inline constexpr double NullIsRare = 0.60;
/// [[likely]], [[unlikely]], __builtin_expect.
inline constexpr double Told = 0.99;

/// Of a function, variable or label that tells whether something went well, or
/// on: that it is so.
double chanceByName(llvm::StringRef Name);

/// In parts of one.
double chanceOfCondition(const clang::Expr *Condition,
                         clang::ASTContext &Context);

/// What the condition finds to be null, zero, false, or not in a container.
struct NothingTest {
  /// X in `!X` and `X == nullptr`; null for what is not a plain name.
  const clang::ValueDecl *Of = nullptr;
  bool Is = false;        ///< it is a test of this sort
  bool WhenFalse = false; ///< nothing is there when the condition is false
};
NothingTest testForNothing(const clang::Expr *Condition,
                           clang::ASTContext &Context);

/// X in `X == 3` and `X == "name"`.
const clang::ValueDecl *comparedForEquality(const clang::Expr *Condition);

/// Compares how full something is.
bool comparesFill(const clang::Expr *Condition);

} // namespace poolwise

#endif

//===- BranchChance.h - How likely an arm of an if runs ---------*- C++ -*-===//
//
// In:  a branch. Out: the chance of its first arm, read off from how the
//      condition (ConditionChance.h) and the arms (ArmMeaning.h) are written:
//      what tests for failure, reports an error, leaves the function early,
//      fills a buffer or happens once seldom runs.
//
// Hints are combined as in Wu and Larus, "Static branch frequency and program
// profile analysis" (MICRO 1994). Arms that end the program or throw are marked
// apart (Region::Cold).
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_BRANCHCHANCE_H
#define POOLWISE_EXTRACT_BRANCHCHANCE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"

namespace poolwise {

/// Where branches stand.
struct Around {
  clang::ASTContext &Context;
  /// The function moves a buffer, by its name: to do so is no exception in it.
  bool MovesBuffer = false;
};

/// In percent, 1 (or less) to 99; that of the other arm is the rest.
uint32_t chanceOfThen(const clang::IfStmt *S, const Around &In);

/// Of what follows `S` in a block, in percent, if it is an exception:
/// `if (n < room) { copy(); return; } flush();`, or made and kept behind a
/// search that did not find it.
std::optional<uint32_t> chanceOfRest(const clang::Stmt *S,
                                     llvm::ArrayRef<const clang::Stmt *> Rest,
                                     const Around &In);

/// Of the right side of && or ||, in percent, 1 to 99.
uint32_t chanceOfRight(const clang::BinaryOperator *E, const Around &In);

/// Of `?:`, in percent, 1 to 99.
uint32_t chanceOfTrue(const clang::AbstractConditionalOperator *E,
                      const Around &In);

/// Of a case of a switch, or of what stands behind a label that is only jumped
/// to, in percent: if it is there to report an error, or an early end. Of the
/// times that one of the cases runs.
std::optional<uint32_t> chanceOfArm(llvm::ArrayRef<const clang::Stmt *> Arm);

/// In percent, of one case of a switch, all taken to be alike.
uint32_t chanceOfCase(const clang::SwitchStmt *S);

} // namespace poolwise

#endif

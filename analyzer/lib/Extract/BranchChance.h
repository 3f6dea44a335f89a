//===- BranchChance.h - How likely an arm of an if runs ---------*- C++ -*-===//
//
// In:  an if statement. Out: the chance of its first arm, read off from how the
//      condition and the arms are written: what tests for failure or leaves the
//      function early seldom runs.
//
// The hit rates are those of Ball and Larus, "Branch prediction for free" (PLDI
// 1993), combined as in Wu and Larus, "Static branch frequency and program
// profile analysis" (MICRO 1994). What names say is our own guess. Not handled:
// conditions joined by && and ||, of which nothing is known.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_EXTRACT_BRANCHCHANCE_H
#define POOLWISE_EXTRACT_BRANCHCHANCE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Stmt.h"

namespace poolwise {

/// In percent, 1 to 99; that of the other arm is the rest.
uint32_t chanceOfThen(const clang::IfStmt *S, clang::ASTContext &Context);

/// In percent, of one case of a switch, all taken to be alike.
uint32_t chanceOfCase(const clang::SwitchStmt *S);

} // namespace poolwise

#endif

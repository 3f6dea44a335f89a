//===- Round.h - A loop's body as an object of its own ----------*- C++ -*-===//
//
// In:  a loop site that goes to worker processes. Out: values for the recipe:
//      the object's name, its members (copies of what the body reads of the
//      function around it), and the parameter.
// Not handled: bodies that use members of the class, bindings, or names that
// stand for two variables.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_ROUND_H
#define POOLWISE_REWRITE_ROUND_H

#include "LoopText.h"

namespace poolwise::rewrite {

/// Adds `round`, `members`, `captures`, `copied_parameter`; does nothing for
/// threads. `Result`: name of what the results go to.
llvm::Error addRound(const Site &S, llvm::StringRef Result, Values &V);

/// Is it the variable of a loop that does not stand around this one? It is not
/// to be seen here.
bool isOfOtherLoop(const Site &S, VariableId Id);

} // namespace poolwise::rewrite

#endif

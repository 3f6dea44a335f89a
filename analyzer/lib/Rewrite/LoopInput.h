//===- LoopInput.h - What a loop runs over, as a range ----------*- C++ -*-===//
//
// In:  a loop site. Out: the texts of which a range with the same elements in
// the
//      same order is made, and the lambda parameter that stands for the loop's
//      variable.
// Not handled: more than one variable in the loop's header (except a bound that
// is kept there), floating-point counters, bounds that may change between
// rounds.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_LOOPINPUT_H
#define POOLWISE_REWRITE_LOOPINPUT_H

#include "Site.h"

namespace poolwise::rewrite {

struct LoopInput {
  std::string Form; ///< "range", "counter", "iterators"
  /// Values for the templates of recipes: `over`, `parameter`, `first`...
  std::map<std::string, std::string> Texts;
  /// Canonical type of what a round yields, if the recipe keeps it.
  std::string ResultType;
  /// Statements with which the new body begins (structured bindings, variables
  /// of its own), or empty.
  std::string Prologue;
  /// Edits besides the header: a counter's declaration and increment go.
  Rewriting Also;
};

llvm::Expected<LoopInput> loopInput(const Site &S);

} // namespace poolwise::rewrite

#endif

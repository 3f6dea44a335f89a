//===- LoopInput.h - What a loop runs over, as a range ----------*- C++ -*-===//
//
// In:  a loop site. Out: the range expression that gives the same elements in
//      the same order, and the lambda parameter that stands for the loop's
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
  std::string Range;     ///< "urls", "poolwise::indices(n)"
  std::string Parameter; ///< "const auto &url"
  /// Statement with which the new body begins (structured bindings), or empty.
  std::string Prologue;
  /// Edits besides the header: a counter's declaration and increment go.
  Rewriting Also;
};

llvm::Expected<LoopInput> loopInput(const Site &S);

} // namespace poolwise::rewrite

#endif

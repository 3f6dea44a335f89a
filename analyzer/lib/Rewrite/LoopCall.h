//===- LoopCall.h - A loop's text around its body ---------------*- C++ -*-===//
//
// In:  a loop site, its input, and the executor call that replaces the header.
// Out: edits that turn `for (...) BODY` into `CALL[&](...) BODY);`, with the
//      body's text as it is.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REWRITE_LOOPCALL_H
#define POOLWISE_REWRITE_LOOPCALL_H

#include "LoopInput.h"

namespace poolwise::rewrite {

/// The call up to the lambda, and what stands between the lambda's parameters
/// and its body.
struct LoopCall {
  std::string Before;     ///< "pages = poolwise::io_threads().map(urls, "
  std::string ReturnType; ///< " -> Page", or empty
};

/// Refuses bodies that mean something else, or nothing, inside a lambda: jumps
/// out of them, directives, names of the enclosing function.
llvm::Error checkBody(const Site &S);

/// Header and end of the loop; the body's statements are the caller's.
Rewriting wrapLoop(const Site &S, const LoopInput &In, const LoopCall &Call);

/// The whole loop on one line with `Body` as the lambda's body, or nothing when
/// that loses a comment or gets too long.
std::optional<Rewriting> oneLineLoop(const Site &S, const LoopInput &In,
                                     const LoopCall &Call,
                                     llvm::StringRef Body);

/// The last statement of the loop's body, besides a counter's increment.
const BodyStatement *lastStatement(const Site &S);

/// The end of the line if nothing but a comment follows there, else `Offset`.
uint32_t behindComment(const Site &S, uint32_t Offset);

/// `continue` of this very loop.
std::vector<Location> continues(const Site &S);

} // namespace poolwise::rewrite

#endif

//===- OnceOnly.h - Functions that do their work once -----------*- C++ -*-===//
//
// In:  a program. Out: which functions begin by `if (done) return;` and set
//      that flag, a global, on all ways further down: from there on they run
//      once, however often they are called.
//
// Not handled: flags that are members (one of each object), or that another
// function resets: what is behind them counts in full.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PROPAGATE_ONCEONLY_H
#define POOLWISE_PROPAGATE_ONCEONLY_H

#include "poolwise/Program/Program.h"

namespace poolwise {

class OnceOnly {
public:
  explicit OnceOnly(const Program &P);

  /// Does what stands there run once in the life of the program?
  bool covers(FunctionId F, const Location &Where) const {
    const Location &From = Begins[F];
    return From.isValid() && From.File == Where.File &&
           From.Offset < Where.Offset;
  }

private:
  std::vector<Location> Begins; ///< the early return; not valid: none
};

} // namespace poolwise

#endif

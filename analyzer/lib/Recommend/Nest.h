//===- Nest.h - One finding a loop nest -------------------------*- C++ -*-===//
//
// In:  findings of one function, each with where it stands. Out: those to keep:
//      of each nest the outermost that is safe; if none is, the outermost that
//      is not proven unsafe; else the outermost.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RECOMMEND_NEST_H
#define POOLWISE_RECOMMEND_NEST_H

#include "Site.h"

namespace poolwise {

struct Judged {
  Site At;
  Recommendation R;
};

std::vector<Judged> keepOneEachNest(const FunctionSummary &F,
                                    std::vector<Judged> All);

} // namespace poolwise

#endif

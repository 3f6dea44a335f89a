//===- Wording.h - What a recommendation says -------------------*- C++ -*-===//
//
// In:  a judged candidate. Out: its sentence and its evidence, in the words of
//      DESIGN.md and the names of the source.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RECOMMEND_WORDING_H
#define POOLWISE_RECOMMEND_WORDING_H

#include "Site.h"

namespace poolwise {

std::string messageFor(const Site &S, const Recommendation &R, const Config &C);

/// From the candidate to the call that decides what it is bound by.
std::vector<Evidence> evidenceFor(const Program &P, const Site &S);

} // namespace poolwise

#endif

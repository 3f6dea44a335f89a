//===- SamePlace.h - One finding a place in the source ----------*- C++ -*-===//
//
// In:  findings of all functions. Out: one for each place: the instances of a
//      template are one text, so what holds against one holds against all.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RECOMMEND_SAMEPLACE_H
#define POOLWISE_RECOMMEND_SAMEPLACE_H

#include "Nest.h"

namespace poolwise {

/// Not in a system header, and not excluded by the configuration.
bool isOwnCode(const Program &P, const Config &C, const FunctionSummary &F);

/// Worst verdict, united hazards; also of instances that are not worth a
/// finding of their own, since a rewrite would change them too.
std::vector<Judged> unitePlaces(const Behaviors &B, std::vector<Judged> All);

/// By file, line, column, check.
void sortByPlace(const Program &P, std::vector<Recommendation> &All);

} // namespace poolwise

#endif

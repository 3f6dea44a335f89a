//===- InnerWork.h - Work inside tasks that are recommended -----*- C++ -*-===//
//
// In:  findings of the program. Out: the same without computing loops in
//      functions that run only inside of tasks which are recommended already,
//      or which the program has: those tasks take all cores, so splitting them
//      again gains nothing.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RECOMMEND_INNERWORK_H
#define POOLWISE_RECOMMEND_INNERWORK_H

#include "Nest.h"

namespace poolwise {

std::vector<Judged> dropInnerWork(const Program &P, const RuleSet &Rules,
                                  std::vector<Judged> All);

} // namespace poolwise

#endif

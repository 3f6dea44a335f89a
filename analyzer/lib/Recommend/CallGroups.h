//===- CallGroups.h - Which calls of a run go side by side ------*- C++ -*-===//
//
// In:  a run of call statements. Out: its longest groups of neighbours that are
//      each worth a task and proven independent.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RECOMMEND_CALLGROUPS_H
#define POOLWISE_RECOMMEND_CALLGROUPS_H

#include "Site.h"

namespace poolwise {

struct CallGroup {
  SafetyResult Safety; ///< P.First and P.Count say which statements
  std::vector<Cost> Costs;
  bool MayThrow = false;
  Behavior Dearest; ///< of the statement that takes longest; no Memory
  Classification Class;
};

std::vector<CallGroup> callGroups(const Behaviors &B, const Site &S,
                                  const Config &C);

} // namespace poolwise

#endif

//===- LibraryCalls.h - What a program asks of libraries --------*- C++ -*-===//
//
// In:  a program with its rules. Out: the functions without a body that its own
//      code calls: those that a model knows, and those of which nothing is
//      known. System headers' own calls do not count.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REPORT_LIBRARYCALLS_H
#define POOLWISE_REPORT_LIBRARYCALLS_H

#include "poolwise/Program/Behavior.h"

namespace poolwise {

struct LibraryCall {
  std::string Name;
  const Model *Rule = nullptr; ///< as the first call's arguments choose it
  unsigned Sites = 0;
  std::vector<FunctionId> Callers; ///< sorted
  Location First;
};

struct LibraryCalls {
  std::vector<LibraryCall> Known;   ///< by name
  std::vector<LibraryCall> Unknown; ///< most called first, then by name
};

LibraryCalls libraryCalls(const Program &P, const RuleSet &Rules);

} // namespace poolwise

#endif

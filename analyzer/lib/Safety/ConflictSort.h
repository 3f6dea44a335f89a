//===- ConflictSort.h - Which hazard a conflict is --------------*- C++ -*-===//
//
// In:  conflicts of a trial. Out: each with the one hazard that it counts for,
//      so that no finding is told twice under two names.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_CONFLICTSORT_H
#define POOLWISE_SAFETY_CONFLICTSORT_H

#include "Trial.h"

namespace poolwise {

/// Fills in Sort; drops what another conflict on the same object says better.
void sortConflicts(Trial &T);

/// Is the object set in every round before it is read, so that a variable of
/// the round's own would do?
bool isSetAnew(const Trial &T, const Conflict &C);

/// "state:cwd" -> "cwd"; empty when the place is no process-wide state.
llvm::StringRef processState(const Place &P);

} // namespace poolwise

#endif

//===- HazardChecks.h - The hazards, one function each ----------*- C++ -*-===//
//
// To add a hazard: a file named after it with its check, a line here and in the
// table of Safety.cpp, and its page. A check reads the trial and adds what it
// found; the table gives the name.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SAFETY_HAZARDCHECKS_H
#define POOLWISE_SAFETY_HAZARDCHECKS_H

#include "Trial.h"

namespace poolwise {

using Hazards = std::vector<Hazard>;

/// Does the function end the process in good order, so that what ran before
/// shows?
bool endsProcess(llvm::StringRef Callee);

// Memory
void checkSharedWrite(const Trial &T, Hazards &Out);
void checkLoopCarriedDependence(const Trial &T, Hazards &Out);
void checkDependentCalls(const Trial &T, Hazards &Out);
void checkPossibleAliasing(const Trial &T, Hazards &Out);
void checkPackedElements(const Trial &T, Hazards &Out);
void checkEscapingReference(const Trial &T, Hazards &Out);
// State of the process and the world
void checkProcessState(const Trial &T, Hazards &Out);
void checkRandomSequence(const Trial &T, Hazards &Out);
void checkThreadLocalState(const Trial &T, Hazards &Out);
void checkSharedStream(const Trial &T, Hazards &Out);
void checkOrderedOutput(const Trial &T, Hazards &Out);
void checkChangesOutside(const Trial &T, Hazards &Out);
void checkLockHeld(const Trial &T, Hazards &Out);
// Calls
void checkUnknownCallee(const Trial &T, Hazards &Out);
void checkNotThreadSafeCall(const Trial &T, Hazards &Out);
// Control flow
void checkEarlyExit(const Trial &T, Hazards &Out);
void checkCoroutine(const Trial &T, Hazards &Out);
void checkExceptionLeavesPartialResult(const Trial &T, Hazards &Out);
void checkBoundChanged(const Trial &T, Hazards &Out);
void checkIrregularLoop(const Trial &T, Hazards &Out);
void checkSinglePassRange(const Trial &T, Hazards &Out);

/// What a message calls one task: "each round", "one of the calls".
llvm::StringRef taskWord(const Trial &T);
/// Adds a hazard that one write, or one call, proves.
void addHazard(Hazards &Out, std::string Message, const WitnessPtr &Path,
               bool Proven);
/// The calls on the way: " (in 'parse', 'reset')", or "".
std::string viaText(const WitnessPtr &Path);
/// The last call, and the calls on the way: " ('printf', in 'report')".
std::string callText(const WitnessPtr &Path);

} // namespace poolwise

#endif

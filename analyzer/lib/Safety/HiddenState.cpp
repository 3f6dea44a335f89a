//===- HiddenState.cpp - State of libraries in a worker process -----------===//
//
// Two sorts of state are the same in a worker as here: the last result of a
// function that keeps nothing else, since the round itself makes it; and what
// the program was started with, if nothing in the program changes it.
//
//===----------------------------------------------------------------------===//

#include "ProcessHazards.h"
#include "poolwise/Judge/ProcessState.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

static constexpr StringLiteral KeepOnlyTheirResult[] = {"asctime", "ctime",
                                                        "gmtime", "localtime"};

bool keepsOnlyItsResult(StringRef Function) {
  Function.consume_front("std::");
  return is_contained(KeepOnlyTheirResult, Function);
}

/// "state:tm-buffer", and what a rule says that such a function returns:
/// "state:c/time/gmtime".
static bool isLastResult(StringRef State) {
  return State == "tm-buffer" || State == "asctime-buffer" ||
         (State.consume_front("c/time/") && keepsOnlyItsResult(State));
}

bool changesProcessState(const FunctionSummary &F) {
  static constexpr StringLiteral Changes[] = {
      "setenv",    "unsetenv",  "putenv",         "clearenv",
      "setlocale", "uselocale", "std::setlocale", "std::locale::global"};
  return any_of(F.Calls, [](const Call &C) {
    return is_contained(Changes, StringRef(C.Name));
  });
}

/// Does nothing in the whole program change what it was started with?
static bool isUnchanged(const Program &P) {
  return P.IsWhole && none_of(P.Functions, changesProcessState);
}

/// Is the state used around the loop as well? Then it matters whose it is.
static bool isUsedOutside(const Trial &T) {
  return any_of(T.F.Calls, [&](const Call &C) {
    return keepsOnlyItsResult(C.Name) && !T.isInside(C.Region);
  });
}

bool isSameInWorker(const Trial &T, const Place &P) {
  StringRef State = P.Name;
  if (P.R != Place::Root::Global || !State.consume_front("state:"))
    return false;
  if (isLastResult(State))
    return !isUsedOutside(T);
  return (State == "environment" || State == "timezone" || State == "locale") &&
         isUnchanged(T.P);
}

} // namespace poolwise

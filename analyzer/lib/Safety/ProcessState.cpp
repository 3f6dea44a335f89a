//===- ProcessState.cpp - State of the whole process is changed -----------===//
//
// The working directory, the environment, the locale...: there is one for all
// threads.
//
//===----------------------------------------------------------------------===//

#include "ConflictSort.h"
#include "HazardChecks.h"

using namespace llvm;
namespace poolwise {

/// State that no pack names is called by the function that keeps it, whose rule
/// is "pack/function".
static std::string nameOfState(StringRef State) {
  size_t Slash = State.rfind('/');
  if (Slash == StringRef::npos)
    return "the " + State.str() + " of the process";
  return "what '" + State.substr(Slash + 1).str() + "' keeps between calls";
}

void checkProcessState(const Trial &T, Hazards &Out) {
  for (const Conflict &C : T.Conflicts)
    if (C.Sort == ConflictSort::ProcessState)
      addHazard(Out,
                nameOfState(processState(C.Write->P)) + " is changed" +
                    callText(C.Write->Path),
                C.Write->Path, true);
}

} // namespace poolwise

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

/// Of a few calls, one that changes the locale or the signal handlers changes
/// them for the others, whatever these are known to look at.
static void checkCalls(const Trial &T, Hazards &Out) {
  for (const Task &Each : T.Tasks)
    for (const MemoryUse &Use : Each.Does.Memory) {
      StringRef State = processState(Use.P);
      bool IsConsole = State == "stdout" || State == "stderr" ||
                       State == "stdin" || State == "console";
      if (Use.Write && !State.empty() && !State.contains('/') && !IsConsole)
        addHazard(Out, nameOfState(State) + " is changed" + callText(Use.Path),
                  Use.Path, false);
    }
}

void checkProcessState(const Trial &T, Hazards &Out) {
  if (T.C.S == Candidate::Site::Calls)
    checkCalls(T, Out);
  for (const Conflict &C : T.Conflicts)
    if (C.Sort == ConflictSort::ProcessState)
      addHazard(Out,
                nameOfState(processState(C.Write->P)) + " is changed" +
                    callText(C.Write->Path),
                C.Write->Path, true);
}

} // namespace poolwise

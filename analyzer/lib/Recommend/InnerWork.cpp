#include "InnerWork.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

namespace {
bool takesCores(const Judged &J) {
  return J.R.On == Executor::CpuThreads || J.R.On == Executor::Processes;
}

class InnerFunctions {
public:
  InnerFunctions(const Program &P, const RuleSet &Rules, ArrayRef<Judged> All)
      : P(P), IsInner(P.Functions.size()) {
    for (const FunctionSummary &F : P.Functions)
      for (const Call &C : F.Calls)
        reachTasks(C, Rules.modelFor(C));
    for (const Judged &J : All)
      if (J.R.V == Verdict::Safe && takesCores(J) && J.At.Inside != NoId &&
          J.R.P.F != Pattern::Form::Split) // the rest of its rounds is no task
        Tasks.push_back(&J.At);
    for (const Site *Task : Tasks)
      for (const Call &C : P.Functions[Task->Function].Calls)
        if (P.Functions[Task->Function].isWithin(C.Region, Task->Inside))
          reach(C.Usr);
    while (removeCalledElsewhere())
      ;
  }

  bool contains(FunctionId F) const { return IsInner[F]; }

private:
  /// What the program gives to a pool that takes all cores already.
  void reachTasks(const Call &C, const Model *Rule) {
    if (!Rule)
      return;
    for (const CallbackModel &Task : Rule->Callbacks)
      if (Task.On == RunsOn::CpuPool && Task.PerElement &&
          Task.Callable.Index >= 0 &&
          size_t(Task.Callable.Index) < C.Arguments.size())
        reach(C.Arguments[Task.Callable.Index].V.Usr);
  }

  void reach(StringRef Usr) {
    auto Found = P.ByUsr.find(Usr);
    if (Found == P.ByUsr.end() || IsInner[Found->second])
      return;
    IsInner[Found->second] = true;
    for (const Call &C : P.Functions[Found->second].Calls)
      reach(C.Usr);
  }

  bool isInTask(FunctionId F, RegionId R) const {
    return IsInner[F] || any_of(Tasks, [&](const Site *Task) {
             return Task->Function == F &&
                    P.Functions[F].isWithin(R, Task->Inside);
           });
  }

  bool removeCalledElsewhere() {
    bool Removed = false;
    for (FunctionId F = 0; F < P.Functions.size(); ++F)
      for (const Call &C : P.Functions[F].Calls) {
        auto Callee = P.ByUsr.find(C.Usr);
        if (Callee == P.ByUsr.end() || !IsInner[Callee->second] ||
            isInTask(F, C.Region))
          continue;
        IsInner[Callee->second] = false;
        Removed = true;
      }
    return Removed;
  }

  const Program &P;
  std::vector<const Site *> Tasks;
  std::vector<bool> IsInner;
};
} // namespace

std::vector<Judged> dropInnerWork(const Program &P, const RuleSet &Rules,
                                  std::vector<Judged> All) {
  InnerFunctions Inner(P, Rules, All);
  erase_if(All, [&](const Judged &J) {
    return takesCores(J) && Inner.contains(J.R.Function);
  });
  return All;
}

} // namespace poolwise

//===- TaskTooSmall.cpp - Starting it costs more than doing it ------------===//
//
// Only in loops, and only where the whole cost of the task is known.
//
//===----------------------------------------------------------------------===//

#include "../Recommend/Phrases.h"
#include "Checks.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

/// What it takes at least to hand a task over and to hear of its end.
static double costOfStart(const Launch &L) {
  return std::max(L.Rule->Typical.CpuNs,
                  L.How->On == RunsOn::Thread ? 10'000.0 : 1'000.0);
}

/// As long as something is large, which is not known.
static bool growsWithSize(const Scene &S, const Launch &L,
                          const std::vector<WitnessPtr> &BySize) {
  return any_of(S.bodiesOf(L),
                [&](FunctionId F) { return BySize[F] != nullptr; });
}

void checkTaskTooSmall(const Scene &S, Findings &Out) {
  std::vector<WitnessPtr> BySize =
      S.pathsTo([](const Model &M) { return M.BySize.has_value(); });
  for (const Launch &L : S.Launches) {
    bool IsTask = L.How->On == RunsOn::Thread || L.How->On == RunsOn::Pool ||
                  L.How->On == RunsOn::CpuPool || L.How->On == RunsOn::IoPool;
    if (!IsTask || !L.How->Elsewhere || L.How->PerElement || !S.isShown(L.F) ||
        (loopAround(S.of(L.F), S.callOf(L).Region) == NoId &&
         !S.runsPerElement(L.F)) ||
        S.bodiesOf(L).empty() || growsWithSize(S, L, BySize))
      continue;
    Behavior Task = S.taskOf(L);
    double Ns = Task.Time.CpuNs + Task.Time.WaitNs;
    if (Task.Time.Partial || Task.Time.Guessed || Ns * 2 > costOfStart(L))
      continue;
    Recommendation R = finding(S, "task-too-small", L);
    R.K = Kind::Trivial;
    R.E.TaskCpuUs = Task.Time.CpuNs / 1000;
    R.E.TaskWaitUs = Task.Time.WaitNs / 1000;
    std::string Length = Ns < 1000 ? "less than 1 us" : timeText(Ns / 1000);
    R.Message = "each task takes " + Length + ", and starting it about " +
                timeText(costOfStart(L) / 1000) +
                ": do many in one task, or do them here";
    addStart(S, R, L, "starts a task in each round");
    Out.push_back(std::move(R));
  }
}

} // namespace poolwise::misuse

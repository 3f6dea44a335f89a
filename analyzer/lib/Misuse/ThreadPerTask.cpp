//===- ThreadPerTask.cpp - A thread for each item -------------------------===//

#include "../Recommend/Phrases.h"
#include "Checks.h"
#include "PerItem.h"
#include "PoolTasks.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

static bool isJoinedInSameRound(const Scene &S, const Launch &L) {
  const FunctionSummary &F = S.of(L.F);
  RegionId Round = loopAround(F, S.callOf(L).Region);
  return any_of(joinsOf(S, L), [&](CallId Join) {
    return loopAround(F, F.Calls[Join].Region) == Round;
  });
}

/// A round waits until there is room for one more: a semaphore, a condition.
static bool waitsForRoom(const Scene &S, const Launch &L) {
  constexpr double LongNs = 5'000; // a free lock takes less
  const FunctionSummary &F = S.of(L.F);
  RegionId Round = loopAround(F, S.callOf(L).Region);
  for (CallId Id = 0; Round != NoId && Id < L.Id; ++Id)
    if (F.isWithin(F.Calls[Id].Region, Round) &&
        any_of(S.B.ofCall(L.F, Id).Effects, [](const EffectUse &E) {
          return E.Kind == EffectKind::Lock && !E.Elsewhere && E.Ns >= LongNs;
        }))
      return true;
  return false;
}

/// The threads are kept in the container that the loop goes over: a crew is
/// being built, not work given out.
static bool buildsCrew(const Scene &S, const Launch &L) {
  const FunctionSummary &F = S.of(L.F);
  RegionId Body = loopAround(F, S.callOf(L).Region);
  if (Body == NoId)
    return false;
  const LoopShape &Loop = *F.Regions[F.Regions[Body].Parent].Loop;
  if (Loop.Over.K != Value::Kind::Place)
    return false;
  std::vector<Place> Handles = handlesOf(S, L);
  for (const Place &Over : S.B.resolve(L.F, Loop.Over.P))
    for (const Place &Handle : Handles)
      if (Handle.R == Over.R && Handle.Id == Over.Id &&
          Handle.Name == Over.Name && Handle.Path.size() > Over.Path.size() &&
          std::equal(Over.Path.begin(), Over.Path.end(), Handle.Path.begin()))
        return true;
  return false;
}

/// Reported already, with a stronger reason.
static bool isSaid(const Findings &Out, Location Where) {
  return any_of(Out, [&](const Recommendation &R) {
    return R.Own->Where == Where && R.Check == "task-too-small";
  });
}

void checkThreadPerTask(const Scene &S, Findings &Out) {
  PoolTasks Pool(S);
  for (const Launch &L : S.Launches) {
    if (L.How->On != RunsOn::Thread || !L.How->Elsewhere || !S.isShown(L.F) ||
        isSaid(Out, S.callOf(L).Where))
      continue;
    std::optional<StringRef> Item = itemsOf(S, L.F, L.Id);
    if (!Item || isJoinedInSameRound(S, L) || isJoinedLaterRound(S, L) ||
        waitsForRoom(S, L) || isWorker(S, L) || buildsCrew(S, L))
      continue;
    Behavior Task = S.taskOf(L);
    Recommendation R = finding(S, "thread-per-task", L);
    describe(S, R, Task);
    // Too short for a pool of its own right, or not known.
    bool Computes = R.K == Kind::Trivial && Task.Time.WaitNs <= Task.Time.CpuNs;
    if (R.On == Executor::None)
      R.On = Computes ? Executor::CpuThreads : Executor::IoThreads;
    Pool.offer(L, Task, R);
    const EffectUse *Wait =
        dearest(Task, 0, [](const EffectUse &E) { return isWait(E.Kind); });
    R.Message = ("a thread is started for each " + *Item +
                 ", and nothing bounds their number")
                    .str();
    if (Wait && R.On == Executor::IoThreads)
      R.Message += "; each " + doing(Wait->Kind) + pathText(Wait->Path);
    R.Message += std::string("; hand them to a pool of ") +
                 (R.On == Executor::IoThreads   ? "I/O threads"
                  : R.On == Executor::Processes ? "worker processes"
                                                : "CPU threads");
    addStart(S, R, L, "starts a thread in each round");
    if (Wait)
      addPath(R, Wait->Path, doing(Wait->Kind));
    Out.push_back(std::move(R));
  }
}

} // namespace poolwise::misuse

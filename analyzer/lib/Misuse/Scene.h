//===- Scene.h - The concurrency that is there already ----------*- C++ -*-===//
//
// In:  the program's behaviors. Out: where work is given to executors, which
//      functions event loops and interpreters call, and which calls a path
//      leads to. Built once; all checks look at it.
//
// Not handled: work that reaches an executor of the program's own for which
// there is no rule.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_MISUSE_SCENE_H
#define POOLWISE_MISUSE_SCENE_H

#include "poolwise/Judge/Recommendation.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace poolwise::misuse {

/// A call that has an executor run a callable.
struct Launch {
  FunctionId F = 0;
  CallId Id = 0;
  const Model *Rule = nullptr;
  const CallbackModel *How = nullptr;
  /// Where the executor is called: in another function, when `F` calls one of
  /// the program that starts the task and leaves it to its caller.
  FunctionId StartF = 0;
  CallId StartId = 0;
  /// Then: where it leaves the task, in its own names; nothing: in its result.
  std::vector<Place> Kept;
  bool isHere() const { return F == StartF && Id == StartId; }
};

/// A function that an event loop or an interpreter calls.
struct Handler {
  FunctionId F = 0;
  RunsOn On = RunsOn::EventLoop;
  Evidence Why;
  /// The registering call; NoId when the function overrides, or is a coroutine.
  FunctionId By = NoId;
  CallId Call = NoId;
};

class Scene {
public:
  Scene(const Behaviors &B, const Config &C);

  const Behaviors &B;
  const Config &C;
  const Program &P;
  std::vector<Launch> Launches;  ///< by function, then call
  std::vector<Handler> Handlers; ///< by function; one each

  const FunctionSummary &of(FunctionId F) const { return P.Functions[F]; }
  const Call &callOf(const Launch &L) const { return of(L.F).Calls[L.Id]; }
  const Call &startOf(const Launch &L) const {
    return of(L.StartF).Calls[L.StartId];
  }
  /// The functions that the task may run.
  std::vector<FunctionId> bodiesOf(const Launch &L) const {
    return B.calledThrough(L.StartF, L.StartId, L.How->Callable);
  }
  /// What the task does, in the names of `L.F`; memory that only a function in
  /// between has a name for is left out.
  Behavior taskOf(const Launch &L) const;
  /// What a function waits for on behalf of its caller: its parameters, and
  /// what they hold.
  const std::vector<Place> &joinedBy(FunctionId F) const { return Joined[F]; }
  /// A library's algorithm calls it for each element, here and now.
  bool runsPerElement(FunctionId F) const { return PerElement[F]; }
  /// The model that says what the call does; null: a body, or nothing.
  const Model *modelOf(FunctionId F, CallId C) const { return Models[F][C]; }
  /// Functions of the program that run during the call.
  const std::vector<FunctionId> &calledBy(FunctionId F, CallId C) const {
    return Called[F][C];
  }
  /// For each function, the shortest path of calls to one whose model passes;
  /// null: none. Work that runs elsewhere is no part of a path.
  std::vector<WitnessPtr>
  pathsTo(llvm::function_ref<bool(const Model &)> Passes) const;
  /// Shown to the user: stands in the program's own, not excluded files.
  bool isShown(FunctionId F) const;
  /// Nothing in the program makes a descriptor a non-blocking one.
  bool hasOnlyBlockingDescriptors() const;
  /// A threshold, as far as `min_task_us` asks for it.
  double atLeast(double Ns) const;

private:
  void addCalls(FunctionId F);
  void addHandlers();
  std::vector<Handler> namedSlots() const; // NamedSlots.cpp
  // Starters.cpp
  void addJoined();
  void addStarters();

  std::vector<std::vector<const Model *>> Models;
  std::vector<std::vector<std::vector<FunctionId>>> Called;
  std::vector<std::vector<Place>> Joined;
  std::vector<bool> PerElement;
};

/// The innermost loop body around a region; NoId.
RegionId loopAround(const FunctionSummary &F, RegionId R);
/// Regions of single statements say nothing about nesting.
RegionId blockOf(const FunctionSummary &F, RegionId R);

/// A parameter of a callee, or what it leads to, as the caller names it.
std::optional<Place> inCaller(const Call &C, const Place &OfCallee);
/// What stands for the task: the places that the launch made or filled, and
/// containers that took them in. Resolved.
std::vector<Place> handlesOf(const Scene &S, const Launch &L);
/// Calls behind the launch, in the same function, that wait for its task.
std::vector<CallId> joinsOf(const Scene &S, const Launch &L);
/// A round of the loop around the launch waits for a task of an earlier one: so
/// many run at a time, and no more.
bool isJoinedLaterRound(const Scene &S, const Launch &L);

} // namespace poolwise::misuse

#endif

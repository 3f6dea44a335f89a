//===- UnsafeTask.cpp - Tasks that share what they must not ---------------===//
//
// Tasks that run at the same time: of one start in a loop, of a parallel
// algorithm, of two starts in a function before the first is joined; and what
// the starter itself does meanwhile, such as going on to the next round.
//
// Only what is sure is reported: whole variables and members, by name, and what
// an unchanged parameter points at. Not handled: elements, what other pointers
// lead to, tasks that take a lock anywhere (it may guard what they share).
// OpenMP's teams have a file of their own.
//
//===----------------------------------------------------------------------===//

#include "../Safety/PlaceName.h"
#include "Checks.h"
#include "PlainUses.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

namespace {
/// A piece of work, and when it runs.
struct Piece {
  const Launch *L = nullptr;
  Behavior Does;
  CallId End = NoId; ///< the join; NoId: not known
  bool Several = false;
};
} // namespace

/// A lambda that is given one part of a range after the other, by several
/// threads. (Of a functor each thread may get a copy.)
static bool isOnParts(const Scene &S, const Launch &L) {
  int Index = L.How->Callable.Index;
  const Call &C = S.callOf(L);
  return L.How->On == RunsOn::CpuPool && !L.How->Elsewhere && L.isHere() &&
         Index >= 0 && size_t(Index) < C.Arguments.size() &&
         C.Arguments[Index].V.K == Value::Kind::Lambda &&
         any_of(
             S.bodiesOf(L),
             [&](FunctionId F) { return S.of(F).ParameterCount > 0; });
}

static bool isTask(const Scene &S, const Launch &L) {
  return L.How->On != RunsOn::EventLoop && L.How->On != RunsOn::Interpreter &&
         L.How->On != RunsOn::Process &&
         (L.How->Elsewhere || L.How->PerElement || isOnParts(S, L));
}

/// Made anew in each round: not shared by the tasks of several rounds.
static bool isOfRound(const FunctionSummary &F, const Launch &L,
                      const Place &P) {
  RegionId Round = loopAround(F, F.Calls[L.Id].Region);
  return P.R == Place::Root::Variable && P.Id < F.Variables.size() &&
         Round != NoId && F.isWithin(F.Variables[P.Id].Region, Round);
}

static void report(const Scene &S, const Launch &L, std::string Message,
                   const WitnessPtr &First, StringRef FirstDoes,
                   const WitnessPtr &Second, StringRef SecondDoes,
                   Findings &Out) {
  // One defect may be reached from many starts.
  auto Ends = [](const Recommendation &R, const WitnessPtr &Path) {
    return !Path || any_of(R.Path, [&](const Evidence &E) {
      return E.Where == lastHop(Path)->Where;
    });
  };
  if (!L.isHere() && any_of(Out, [&](const Recommendation &R) {
        return R.Check == "unsafe-task" && Ends(R, First) && Ends(R, Second);
      }))
    return;
  Recommendation R = finding(S, "unsafe-task", L);
  R.V = Verdict::Unsafe;
  R.Message = std::move(Message);
  addStart(S, R, L);
  addPath(R, First, FirstDoes);
  if (Second)
    addPath(R, Second, SecondDoes);
  Out.push_back(std::move(R));
}

/// The first write that meets another use.
static bool reportConflict(const Scene &S, const Launch &L, const Behavior &A,
                           ArrayRef<MemoryUse> B, StringRef Other,
                           Findings &Out) {
  const MemoryUse *First = nullptr, *Second = nullptr;
  for (const MemoryUse &X : A.Memory)
    for (const MemoryUse &Y : B) {
      int Writes = X.Write + Y.Write;
      bool IsWorse = !First || Writes > First->Write + Second->Write;
      if (Writes > 0 && IsWorse && isPlain(S, L.F, X) && isPlain(S, L.F, Y) &&
          overlap(X.P, Y.P)) {
        First = &X;
        Second = &Y;
      }
    }
  if (!First)
    return false;
  std::string Name = nameOf(S.of(L.F), First->P);
  report(S, L,
         "the task " + std::string(First->Write ? "writes" : "reads") + " '" +
             Name + "' while " + Other.str() + " " +
             (Second->Write ? "writes" : "reads") +
             " it, and nothing keeps them apart",
         First->Path, "(the task)", Second->Path, "(" + Other.str() + ")", Out);
  return true;
}

static void checkAlone(const Scene &S, const Piece &Task, Findings &Out) {
  const Launch &L = *Task.L;
  const FunctionSummary &F = S.of(L.F);
  std::vector<MemoryUse> Shared;
  copy_if(Task.Does.Memory, std::back_inserter(Shared),
          [&](const MemoryUse &Use) {
            return Use.Write && !isOfRound(F, L, Use.P);
          });
  Behavior Writes;
  Writes.Memory = Shared;
  if (!takesLock(Task.Does) &&
      reportConflict(S, L, Writes, Shared, "another one", Out))
    return;
  for (const CallUse &Use : Task.Does.NotThreadSafe) {
    if (!isRacy(Use))
      continue;
    return report(S, L,
                  "the tasks call '" + Use.Callee +
                      "' at the same time, which is not thread-safe",
                  Use.Path, "is not thread-safe", nullptr, "", Out);
  }
}

/// The task looks at the counter of the loop, or at a variable of the round, by
/// reference: when it comes to it, the round is over.
static bool checkRound(const Scene &S, const Piece &Task, Findings &Out) {
  const Launch &L = *Task.L;
  const FunctionSummary &F = S.of(L.F);
  RegionId Round = loopAround(F, F.Calls[L.Id].Region);
  if (!L.How->Elsewhere || Round == NoId)
    return false;
  const std::optional<LoopShape> &Shape =
      F.Regions[F.Regions[Round].Parent].Loop;
  for (const MemoryUse &Use : Task.Does.Memory) {
    if (!isPlain(S, L.F, Use) || Use.P.R != Place::Root::Variable)
      continue;
    bool Counts = Shape && Use.P.Id == Shape->Variable &&
                  (Shape->F == LoopShape::Form::Counted ||
                   Shape->F == LoopShape::Form::CountedWhile ||
                   Shape->F == LoopShape::Form::Iterator);
    if (!Counts || takesLock(Task.Does))
      continue;
    report(S, L,
           "the task " + std::string(Use.Write ? "writes" : "reads") + " '" +
               nameOf(F, Use.P) +
               "' while its starter goes on to the next round and changes it",
           Use.Path, "(the task)", nullptr, "", Out);
    return true;
  }
  return false;
}

static bool checkPair(const Scene &S, const Piece &A, const Piece &B,
                      Findings &Out) {
  if (!takesLock(A.Does) && !takesLock(B.Does) &&
      reportConflict(S, *A.L, A.Does, B.Does.Memory, "another task", Out))
    return true;
  for (const CallUse &X : A.Does.NotThreadSafe)
    for (const CallUse &Y : B.Does.NotThreadSafe)
      if (X.Callee == Y.Callee && isRacy(X) && isRacy(Y)) {
        report(S, *A.L,
               "two tasks call '" + X.Callee +
                   "' at the same time, which is not thread-safe",
               X.Path, "is not thread-safe", Y.Path, "is not thread-safe", Out);
        return true;
      }
  return false;
}

/// What the starter does itself between the start and the join.
static void checkStarter(const Scene &S, const Piece &Task, Findings &Out) {
  const Launch &L = *Task.L;
  const FunctionSummary &F = S.of(L.F);
  if (Task.End == NoId || takesLock(Task.Does))
    return;
  for (CallId C = L.Id + 1; C < Task.End; ++C)
    if (takesLock(S.B.ofCall(L.F, C)))
      return; // it may wait for a sign
  Location From = F.Calls[L.Id].Where, To = F.Calls[Task.End].Where;
  std::vector<MemoryUse> Own;
  Behavior All = S.B.ofRegion(L.F, 0);
  for (const MemoryUse &Use : All.Memory) {
    bool ByTask = Use.Via != NoId && any_of(S.Launches, [&](const Launch &O) {
                    return O.F == L.F && O.Id == Use.Via;
                  });
    bool ByDestructor =
        Use.Via != NoId && F.Calls[Use.Via].K == Call::Kind::Destructor;
    if (!ByTask && !ByDestructor && Use.Path && From < Use.Path->Where &&
        Use.Path->Where < To &&
        !F.Calls[L.Id].Text.contains({Use.Path->Where.File,
                                      Use.Path->Where.Offset,
                                      Use.Path->Where.Offset}))
      Own.push_back(Use);
  }
  reportConflict(S, L, Task.Does, Own, "its starter", Out);
}

void checkUnsafeTask(const Scene &S, Findings &Out) {
  for (size_t I = 0; I < S.Launches.size();) {
    FunctionId F = S.Launches[I].F;
    std::vector<Piece> Tasks;
    for (; I < S.Launches.size() && S.Launches[I].F == F; ++I) {
      const Launch &L = S.Launches[I];
      if (!isTask(S, L) || !S.isShown(F))
        continue;
      Piece Task;
      Task.L = &L;
      Task.Does = S.taskOf(L);
      std::vector<CallId> Joins = joinsOf(S, L);
      RegionId Round = loopAround(S.of(F), S.callOf(L).Region);
      bool JoinsInRound =
          !Joins.empty() &&
          loopAround(S.of(F), S.of(F).Calls[Joins.front()].Region) == Round;
      if (!Joins.empty())
        Task.End = Joins.front();
      bool IsAtOnce =
          (L.How->PerElement && !L.How->Elsewhere) || isOnParts(S, L);
      if (IsAtOnce)
        Task.End = L.Id;
      Task.Several = IsAtOnce || (Round != NoId && !JoinsInRound);
      Tasks.push_back(std::move(Task));
    }
    for (size_t A = 0; A < Tasks.size(); ++A) {
      if (Tasks[A].Several && !checkRound(S, Tasks[A], Out))
        checkAlone(S, Tasks[A], Out);
      for (size_t B = A + 1; B < Tasks.size(); ++B)
        if (Tasks[A].L->Id != Tasks[B].L->Id &&
            Tasks[A].End != Tasks[A].L->Id &&
            (Tasks[A].End == NoId || Tasks[A].End > Tasks[B].L->Id) &&
            checkPair(S, Tasks[A], Tasks[B], Out))
          break;
      checkStarter(S, Tasks[A], Out);
    }
  }
}

} // namespace poolwise::misuse

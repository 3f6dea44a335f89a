//===- PoolTasks.cpp - May a pool run what a thread each ran? -------------===//

#include "PoolTasks.h"
#include "../Recommend/Phrases.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

/// Until another thread or process does something. A mutex is no such thing:
/// who holds it runs already, and gives it back.
static bool waitsForOthers(const Model &M) {
  return (is_contained(M.Effects, EffectKind::Lock) && !M.Acquires) ||
         is_contained(M.Effects, EffectKind::Ipc) || M.Forks ||
         StringRef(M.NamePattern).contains("accept") ||
         StringRef(M.NamePattern).contains("listen");
}

/// Asks which thread it is, or changes what only that thread has.
static bool isOfThread(const Model &M) {
  static constexpr StringLiteral States[] = {"thread-identity",
                                             "floating-point-environment",
                                             "thread-locale", "signal-mask"};
  static constexpr StringLiteral Names[] = {
      "pthread_set", "pthread_self", "pthread_exit", "sched_set",
      "sigmask",     "prctl",        "nice",         "gettid",
      "unshare",     "sigaltstack"};
  auto IsState = [](const std::string &Name) {
    return is_contained(States, StringRef(Name));
  };
  return any_of(M.ReadsState, IsState) || any_of(M.WritesState, IsState) ||
         any_of(Names, [&](StringRef Name) {
           return StringRef(M.NamePattern).contains(Name);
         });
}

/// As one does who waits until it is set. A lock is asked for in `Waits`.
static bool readsAtomically(const MemoryUse &Use) {
  const Witness *Last = lastHop(Use.Path);
  bool IsLock = Last && Last->Rule &&
                (Last->Rule->Acquires || Last->Rule->Releases ||
                 is_contained(Last->Rule->Effects, EffectKind::Lock));
  return Use.Atomic && !Use.Write && !IsLock;
}

PoolTasks::PoolTasks(const Scene &S)
    : S(S), Waits(S.pathsTo(waitsForOthers)), OfThread(S.pathsTo(isOfThread)) {}

std::optional<std::string> PoolTasks::whyNotTask(const Launch &L,
                                                 const Behavior &Task) const {
  std::vector<FunctionId> Bodies = S.bodiesOf(L);
  if (Bodies.empty())
    return "what the thread runs is not seen";
  if (!Task.Unknown.empty())
    return "what '" + Task.Unknown.front().Callee +
           "' does is not known; it may wait for another of the threads";
  if (Task.Throws || Task.ThrowsOther)
    return "a task may throw" +
           pathText(Task.Throws ? Task.Throws : Task.ThrowsOther) +
           "; the others would not be waited for";
  for (FunctionId F : Bodies) {
    if (Waits[F])
      return "a task may wait for another one" + pathText(Waits[F]) +
             ", which a pool may not have started yet";
    if (OfThread[F])
      return "a task uses what belongs to its thread" + pathText(OfThread[F]);
  }
  for (const MemoryUse &Use : Task.Memory) {
    if (Use.P.R == Place::Root::Global &&
        StringRef(Use.P.Name).starts_with("thread:"))
      return "a task uses what belongs to its thread" + pathText(Use.Path);
    if (readsAtomically(Use))
      return "a task may wait until another sets what it reads" +
             pathText(Use.Path);
  }
  return std::nullopt;
}

/// The loop that a call stands in; NoId.
static RegionId loopOf(const FunctionSummary &F, CallId Id) {
  RegionId Body = loopAround(F, F.Calls[Id].Region);
  return Body == NoId ? NoId : F.Regions[Body].Parent;
}

std::optional<std::string> PoolTasks::whyNotCaller(const Launch &L,
                                                   VariableId Handles) const {
  const FunctionSummary &F = S.of(L.F);
  std::vector<CallId> Joins = joinsOf(S, L);
  RegionId Starts = loopOf(F, L.Id);
  if (Joins.empty() || Starts == NoId)
    return "the threads are not joined in this function";
  RegionId Ends = loopOf(F, Joins.front());
  auto IsEnd = [&](CallId Join) {
    return loopOf(F, Join) == Ends && F.Calls[Join].K == Call::Kind::Direct;
  };
  if (Ends == NoId || Ends == Starts || !all_of(Joins, [&](CallId Join) {
        return IsEnd(Join) || F.Calls[Join].K == Call::Kind::Destructor;
      }))
    return "the threads are not joined in one loop behind the first";
  RegionId Block = blockOf(F, F.Regions[Starts].Parent);
  const Range &First = F.Regions[Starts].Text, &Last = F.Regions[Ends].Text;
  if (blockOf(F, F.Regions[Ends].Parent) != Block ||
      blockOf(F, F.Variables[Handles].Region) != Block || !First.isValid() ||
      !Last.isValid() || First.End > Last.Begin)
    return "the threads are not kept in a variable of the same block";

  auto IsBetween = [&](const Location &Where) {
    return Where.File == First.File && Where.Offset >= First.Begin &&
           Where.Offset < Last.End;
  };
  for (const Jump &J : F.Jumps)
    if (IsBetween(J.Where) && J.K != Jump::Kind::Break &&
        J.K != Jump::Kind::Continue)
      return "the function may be left before the threads are joined";
  for (CallId Id = 0; Id < F.Calls.size(); ++Id) {
    const Call &C = F.Calls[Id];
    if (!IsBetween(C.Where) || Id == L.Id || is_contained(Joins, Id) ||
        C.K == Call::Kind::Destructor)
      continue;
    Behavior Does = S.B.ofCall(L.F, Id);
    if (Does.Throws || Does.ThrowsOther)
      return "'" + C.Name + "' may throw before the threads are joined";
    const Model *M = S.modelOf(L.F, Id);
    std::vector<FunctionId> Callees = S.calledBy(L.F, Id);
    bool Waiting =
        (M && waitsForOthers(*M)) || !Does.Unknown.empty() ||
        any_of(Callees, [&](FunctionId Callee) { return Waits[Callee]; }) ||
        any_of(Does.Memory, readsAtomically);
    if (Waiting)
      return "'" + C.Name + "' may wait for a task that a pool has not started";
  }
  return std::nullopt;
}

/// The local vector that holds the threads, and nothing else that does.
static std::optional<VariableId> vectorOf(const Scene &S, const Launch &L) {
  const FunctionSummary &F = S.of(L.F);
  std::optional<VariableId> Found;
  for (const Place &Handle : handlesOf(S, L)) {
    if (Handle.R == Place::Root::Fresh || Handle.R == Place::Root::Result)
      continue; // on its way there
    if (Found || Handle.R != Place::Root::Variable ||
        F.Variables[Handle.Id].K != Variable::Kind::Local)
      return std::nullopt;
    Found = Handle.Id;
  }
  return Found;
}

void PoolTasks::offer(const Launch &L, const Behavior &Task,
                      Recommendation &R) const {
  const FunctionSummary &F = S.of(L.F);
  const Call &Start = S.callOf(L);
  int Index = L.How->Callable.Index;
  std::optional<VariableId> Handles = vectorOf(S, L);
  StringRef Type = Handles ? StringRef(F.Variables[*Handles].Type) : "";
  bool AreThreads = Type.starts_with("std::vector<std::thread");
  if (!L.isHere() || Index < 0 || size_t(Index) >= Start.Arguments.size() ||
      (!AreThreads && !Type.starts_with("std::vector<std::future<"))) {
    R.FixRefusal = "the threads are not kept in a local std::vector";
    return;
  }
  std::optional<std::string> WhyNot = whyNotTask(L, Task);
  if (!WhyNot && AreThreads && any_of(S.bodiesOf(L), [&](FunctionId F) {
        return S.of(F).ResultType != "void";
      }))
    WhyNot = "the function that the thread runs has a result";
  if (!WhyNot)
    WhyNot = whyNotCaller(L, *Handles);
  if (WhyNot) {
    R.FixRefusal = *WhyNot;
    return;
  }
  // What stands against editing the loop was seen with the loop.
  RegionId Starts = loopOf(F, L.Id);
  auto Loop = find_if(F.Candidates, [&](const Candidate &C) {
    return C.S == Candidate::Site::Loop && C.Region == Starts;
  });
  if (Loop == F.Candidates.end()) {
    R.FixRefusal = "the loop that starts the threads is not understood";
    return;
  }
  R.Own->Standard = Loop->Standard;
  R.Own->Obstacles = Loop->Obstacles;
  BodyStatement Each;
  Each.K = BodyStatement::Kind::Call;
  Each.CallIndex = L.Id;
  Each.Variable = *Handles;
  Each.Text = Start.Text;
  Each.ValueText = Start.Arguments[Index].Text;
  R.Own->Statements.push_back(std::move(Each));
  R.V = Verdict::Safe;
}

} // namespace poolwise::misuse

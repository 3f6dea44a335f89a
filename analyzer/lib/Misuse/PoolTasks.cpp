//===- PoolTasks.cpp - May a pool run what a thread each ran? -------------===//

#include "PoolTasks.h"
#include "../Recommend/Phrases.h"
#include "PerItem.h"
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
/// What libraries keep for the whole process (its working directory, an open
/// file) is no signal.
static bool readsAtomically(const MemoryUse &Use) {
  const Witness *Last = lastHop(Use.Path);
  if (Use.P.R == Place::Root::Global &&
      StringRef(Use.P.Name).starts_with("state:"))
    return false;
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
    const FunctionSummary &Body = S.of(F);
    if (Body.ParameterCount > 0 &&
        StringRef(Body.Variables[0].Type) == "std::stop_token")
      return "a task asks whether its thread is to stop";
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

/// Where all threads are waited for, as far as facts show it.
struct PoolTasks::Wait {
  RegionId Loop = NoId; ///< of the joins; NoId: destructors do it
  CallId Before = NoId; ///< the first call that comes after
  uint32_t End = 0;     ///< offset
};

/// The end of the threads in a container, each of which is joined there.
static CallId endOfAll(const FunctionSummary &F, CallId Start,
                       VariableId Handles) {
  for (CallId Id = Start + 1; Id < F.Calls.size(); ++Id) {
    const Call &C = F.Calls[Id];
    if (C.Receiver && C.Receiver->K == Value::Kind::Place &&
        C.Receiver->P.R == Place::Root::Variable &&
        C.Receiver->P.Id == Handles && C.Receiver->P.Path.empty() &&
        (C.K == Call::Kind::Destructor ||
         StringRef(C.Name).ends_with("::clear")))
      return Id;
  }
  return NoId;
}

std::optional<PoolTasks::Wait> PoolTasks::waitOf(const Launch &L,
                                                 VariableId Handles,
                                                 ArrayRef<CallId> Joins) const {
  const FunctionSummary &F = S.of(L.F);
  Wait W;
  auto IsDestructor = [&](CallId Id) {
    return F.Calls[Id].K == Call::Kind::Destructor;
  };
  if (!all_of(Joins, IsDestructor)) {
    W.Loop = loopOf(F, *find_if_not(Joins, IsDestructor));
    bool IsOne =
        W.Loop != NoId && all_of(Joins, [&](CallId Id) {
          return IsDestructor(Id) || (loopOf(F, Id) == W.Loop &&
                                      F.Calls[Id].K == Call::Kind::Direct);
        });
    if (!IsOne || !F.Regions[W.Loop].Text.isValid())
      return std::nullopt;
    W.End = F.Regions[W.Loop].Text.End;
    return W;
  }
  // At the end of the block, or before what it returns is computed.
  W.Before = endOfAll(F, L.Id, Handles);
  if (!StringRef(F.Variables[Handles].Type).contains("std::jthread") ||
      W.Before == NoId)
    return std::nullopt;
  RegionId Block = blockOf(F, F.Variables[Handles].Region);
  W.End = F.Regions[Block].Text.End;
  for (const Jump &J : F.Jumps)
    if (J.K == Jump::Kind::Return && blockOf(F, J.Region) == Block &&
        J.Where.File == F.Regions[Block].Text.File)
      W.End = std::min(W.End, J.Where.Offset);
  return W;
}

std::optional<std::string> PoolTasks::whyNotCaller(const Launch &L,
                                                   VariableId Handles,
                                                   const Range &Dropped) const {
  const FunctionSummary &F = S.of(L.F);
  std::vector<CallId> Joins = joinsOf(S, L);
  RegionId Starts = loopOf(F, L.Id);
  std::optional<Wait> W = waitOf(L, Handles, Joins);
  if ((Joins.empty() && !W) || Starts == NoId)
    return "the threads are not joined in this function";
  if (!W || W->Loop == Starts)
    return "the threads are not joined in one loop behind the first";
  RegionId Block = blockOf(F, F.Regions[Starts].Parent);
  const Range &First = F.Regions[Starts].Text;
  bool IsHere =
      blockOf(F, F.Variables[Handles].Region) == Block &&
      (W->Loop == NoId || (blockOf(F, F.Regions[W->Loop].Parent) == Block &&
                           First.End <= F.Regions[W->Loop].Text.Begin));
  if (!IsHere || !First.isValid() || First.End > W->End)
    return "the threads are not kept in a variable of the same block";

  auto IsBetween = [&](const Location &Where) {
    return Where.File == First.File && Where.Offset >= First.Begin &&
           Where.Offset < W->End && !Dropped.holds(Where);
  };
  for (const Jump &J : F.Jumps)
    if (IsBetween(J.Where) && J.K != Jump::Kind::Break &&
        J.K != Jump::Kind::Continue)
      return "the function may be left before the threads are joined";
  for (CallId Id = 0; Id < std::min<size_t>(F.Calls.size(), W->Before); ++Id) {
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

/// The local container that holds the threads, and nothing else that does.
static std::optional<VariableId> containerOf(const Scene &S, const Launch &L) {
  const FunctionSummary &F = S.of(L.F);
  std::optional<VariableId> Found;
  RegionId Round = loopAround(F, S.callOf(L).Region);
  for (const Place &Handle : handlesOf(S, L)) {
    if (Handle.R == Place::Root::Fresh || Handle.R == Place::Root::Result)
      continue; // on its way there
    bool IsOwn = Handle.R == Place::Root::Variable && Round != NoId &&
                 F.isWithin(F.Variables[Handle.Id].Region, Round);
    if (IsOwn)
      continue; // likewise, by a name
    if (Found == Handle.Id)
      continue;
    if (Found || Handle.R != Place::Root::Variable ||
        F.Variables[Handle.Id].K != Variable::Kind::Local)
      return std::nullopt;
    Found = Handle.Id;
  }
  return Found;
}

/// "std::thread" of "std::vector<std::thread, ...>", "std::thread[8]".
static StringRef elementOf(StringRef Type) {
  if (Type.ends_with("]"))
    return Type.take_until([](char C) { return C == '['; });
  for (StringRef Holder : {"std::vector<", "std::list<", "std::deque<",
                           "std::array<", "std::unique_ptr<"})
    if (Type.consume_front(Holder)) {
      StringRef Element =
          Type.take_until([](char C) { return C == ',' || C == '['; });
      return Holder == "std::unique_ptr<" && !Type.contains("[]") ? ""
                                                                  : Element;
    }
  return "";
}

/// What runs only where the start fails, of `if (pthread_create(...))`, if that
/// is what stands there: the recipe looks.
static Range checkBehind(const FunctionSummary &F, const Call &Start) {
  RegionId Block = blockOf(F, Start.Region);
  for (const Region &R : F.Regions)
    if (R.K == Region::Kind::Branch && blockOf(F, R.Parent) == Block &&
        R.Text.isValid() && R.Text.Begin >= Start.Text.End)
      return R.Text;
  return {};
}

void PoolTasks::offer(const Launch &L, const Behavior &Task,
                      Recommendation &R) const {
  const FunctionSummary &F = S.of(L.F);
  const Call &Start = S.callOf(L);
  int Index = L.How->Callable.Index;
  std::optional<VariableId> Handles = containerOf(S, L);
  StringRef Element =
      Handles ? elementOf(F.Variables[*Handles].Type) : StringRef();
  bool AreThreads = Element == "std::thread" || Element == "std::jthread";
  bool IsPosix = Start.Name == "pthread_create";
  if (!L.isHere() || Index < 0 || size_t(Index) >= Start.Arguments.size() ||
      (IsPosix ? Element != "unsigned long"
               : !AreThreads && !Element.starts_with("std::future<"))) {
    R.FixRefusal = "the threads are not kept in a local container or array";
    return;
  }
  std::optional<std::string> WhyNot = whyNotTask(L, Task);
  if (!WhyNot && AreThreads && any_of(S.bodiesOf(L), [&](FunctionId F) {
        return S.of(F).ResultType != "void";
      }))
    WhyNot = "the function that the thread runs has a result";
  Range Dropped = IsPosix ? checkBehind(F, Start) : Range();
  if (!WhyNot)
    WhyNot = whyNotCaller(L, *Handles, Dropped);
  if (WhyNot) {
    R.FixRefusal = *WhyNot;
    return;
  }
  if (!takeLoop(F, loopOf(F, L.Id), *R.Own)) {
    R.FixRefusal = "the loop that starts the threads is not understood";
    return;
  }
  BodyStatement Each;
  Each.K = BodyStatement::Kind::Call;
  Each.CallIndex = L.Id;
  Each.Variable = *Handles;
  Each.Text = Start.Text;
  Each.ValueText = Start.Arguments[Index].Text;
  R.Own->Statements.push_back(std::move(Each));
  if (Dropped.isValid()) {
    R.Own->Statements.emplace_back();
    R.Own->Statements.back().Text = Dropped;
  }
  R.V = Verdict::Safe;
}

} // namespace poolwise::misuse

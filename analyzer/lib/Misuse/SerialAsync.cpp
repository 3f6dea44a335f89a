//===- SerialAsync.cpp - Started, and waited for at once ------------------===//
//
// A task whose starter does nothing until it has ended: a future dropped (where
// that waits) or asked at once, a thread joined straight after.
//
// Not handled: a join in another function than the start.
//
//===----------------------------------------------------------------------===//

#include "Checks.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

/// Work between start and join that is worth a thread.
static constexpr double WorthNs = 10'000;
/// A task so small, done once: the thread is there for another reason than
/// time.
static constexpr double SmallNs = 20'000;

/// The result is destroyed as soon as it is there, and nobody else has it.
static bool isDropped(const FunctionSummary &F, CallId Id) {
  auto Is = [&](const Value &V) {
    return V.K == Value::Kind::Place && V.P.R == Place::Root::Result &&
           V.P.Id == Id;
  };
  bool Destroyed = false;
  for (const Call &C : F.Calls) {
    bool IsReceiver = C.Receiver && Is(*C.Receiver);
    if (IsReceiver && C.K == Call::Kind::Destructor)
      Destroyed = true;
    else if (IsReceiver)
      return false;
    if (any_of(C.Arguments, [&](const Argument &A) { return Is(A.V); }))
      return false;
  }
  return Destroyed &&
         none_of(F.Bindings, [&](const Binding &B) { return Is(B.From); }) &&
         none_of(F.Returns, Is);
}

/// Does something of its own happen between the two calls?
static bool worksBetween(const Scene &S, FunctionId Id, CallId First,
                         CallId Last) {
  const FunctionSummary &F = S.of(Id);
  double Ns = 0;
  for (CallId C = First + 1; C < Last; ++C) {
    const Call &Each = F.Calls[C];
    if (Each.K == Call::Kind::Destructor)
      continue;
    Behavior Does = S.B.ofCall(Id, C);
    Ns += Does.Time.CpuNs + Does.Time.WaitNs;
    if (Does.Time.Partial)
      return true;
  }
  const Location &From = F.Calls[First].Where, &To = F.Calls[Last].Where;
  bool Loops = any_of(F.Regions, [&](const Region &R) {
    return R.K == Region::Kind::Loop && From < R.Where && R.Where < To;
  });
  return Loops || Ns > S.atLeast(WorthNs);
}

/// Waited for on some condition only: when there are too many at a time, say.
static bool isConditional(const FunctionSummary &F, const Launch &L,
                          CallId Join) {
  for (RegionId R = F.Calls[Join].Region;
       R != NoId && !F.isWithin(F.Calls[L.Id].Region, R);
       R = F.Regions[R].Parent)
    if (F.Regions[R].K == Region::Kind::Branch)
      return true;
  return false;
}

/// Another one is started before it is waited for.
static bool startsMore(const Scene &S, const Launch &L, CallId Join) {
  return any_of(S.Launches, [&](const Launch &Other) {
    return Other.F == L.F && L.Id < Other.Id && Other.Id < Join &&
           Other.How->Elsewhere;
  });
}

/// Another task that was started before is still running.
static bool hasCompany(const Scene &S, const Launch &L) {
  const FunctionSummary &F = S.of(L.F);
  for (const Launch &Other : S.Launches) {
    if (Other.F != L.F || Other.Id >= L.Id || !Other.How->Elsewhere)
      continue;
    std::vector<CallId> Joins = joinsOf(S, Other);
    if (isDropped(F, Other.Id) && Other.Rule->JoinsWhenDropped)
      continue;
    if (Joins.empty() || Joins.front() > L.Id)
      return true;
  }
  return false;
}

static bool startsTask(const Launch &L) {
  return L.How->Elsewhere && !L.How->PerElement &&
         L.How->On != RunsOn::EventLoop && L.How->On != RunsOn::Interpreter &&
         L.How->On != RunsOn::Process;
}

/// It uses what each thread has for itself: another thread is what is wanted.
static bool usesThreadState(const Behavior &Task) {
  return any_of(Task.Memory, [](const MemoryUse &Use) {
    return StringRef(Use.P.Name).starts_with("thread:");
  });
}

/// On one thread as on two: no exception gets lost, no lock is taken twice.
static bool isSameHere(const Behavior &Task, bool Dropped) {
  return Task.Unknown.empty() && !(Dropped && Task.Throws) &&
         none_of(Task.Effects,
                 [](const EffectUse &E) { return E.Kind == EffectKind::Lock; });
}

/// `async(f, x)` or `async(f, x).get()`, in one expression.
static void offerDirectCall(const Call &Start, const Launch &L,
                            const Range &Whole, const Behavior &Task,
                            bool Dropped, Recommendation &R) {
  int Index = L.How->Callable.Index;
  if (Index < 0 || size_t(Index) >= Start.Arguments.size())
    return;
  const Argument &Work = Start.Arguments[Index];
  bool IsPlain =
      Work.V.K == Value::Kind::Lambda || Work.V.K == Value::Kind::Function;
  if (!IsPlain || !Whole.isValid() || !Work.Text.isValid() ||
      !Whole.contains(Start.Text))
    return;
  BodyStatement S;
  S.CallIndex = L.Id;
  S.Text = Whole;
  S.ValueText = Work.Text;
  R.Own->Statements.push_back(std::move(S));
  R.V = isSameHere(Task, Dropped) ? Verdict::Safe : Verdict::Unknown;
}

void checkSerialAsync(const Scene &S, Findings &Out) {
  for (const Launch &L : S.Launches) {
    if (!startsTask(L) || !S.isShown(L.F))
      continue;
    const FunctionSummary &F = S.of(L.F);
    const Call &C = S.callOf(L);
    std::vector<CallId> Joins = joinsOf(S, L);
    Evidence End;
    std::string Message;
    if (L.Rule->JoinsWhenDropped && Joins.empty() && isDropped(F, L.Id)) {
      Message = "the future that '" + C.Name +
                "' returns is dropped, and its destructor waits until the task "
                "has ended: nothing runs side by side";
      End.Where = C.Where;
      End.Message = "the result is destroyed at the end of this statement";
    } else if (!Joins.empty() &&
               loopAround(F, F.Calls[Joins.front()].Region) ==
                   loopAround(F, C.Region) &&
               !worksBetween(S, L.F, L.Id, Joins.front()) &&
               !isConditional(F, L, Joins.front()) &&
               !startsMore(S, L, Joins.front()) && !hasCompany(S, L)) {
      const Call &Join = F.Calls[Joins.front()];
      Message = "the task is waited for as soon as it is started: nothing runs "
                "side by side";
      End.Where = Join.Where;
      End.Message = "'" + Join.Name + "' waits for it";
      if (const Model *M = S.modelOf(L.F, Joins.front()))
        End.Model = M->Id;
    } else {
      continue;
    }
    Behavior Task = S.taskOf(L);
    bool IsInLoop = loopAround(F, C.Region) != NoId;
    double Ns = Task.Time.CpuNs + Task.Time.WaitNs;
    bool IsSmall = !Task.Time.Partial && Ns < S.atLeast(SmallNs);
    if (usesThreadState(Task) || (!IsInLoop && !Joins.empty() && IsSmall))
      continue;
    Recommendation R = finding(S, "serial-async", L);
    describe(S, R, Task);
    R.On = Executor::None;
    if (C.K == Call::Kind::Direct && L.isHere())
      offerDirectCall(C, L,
                      Joins.empty() ? C.Text : F.Calls[Joins.front()].Text,
                      Task, Joins.empty(), R);
    R.Message = Message + (IsInLoop ? "; start all, then wait, or call directly"
                                    : "; call it directly");
    addStart(S, R, L);
    R.Path.push_back(std::move(End));
    Out.push_back(std::move(R));
  }
}

} // namespace poolwise::misuse

//===- LockAcrossIo.cpp - Waiting while others wait for the lock ----------===//
//
// A condition variable releases its lock while it waits; who waits for another
// thread while holding a lock is another story. So is a lock that guards no
// data: it is there to have one user of a connection, or of a log, at a time.
//
//===----------------------------------------------------------------------===//

#include "../Propagate/RegionWeights.h"
#include "../Recommend/Phrases.h"
#include "Checks.h"
#include "HeldScopes.h"
#include "PlainUses.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace llvm;
namespace poolwise::misuse {

namespace {
/// A small file is read, a line is logged, in less.
constexpr double WaitNs = 500'000;
constexpr double ComputeNs = 10'000'000;

/// What happens while the lock is held, the dearest kind first.
struct Held {
  double WaitNs[AllEffects.size()] = {};
  double CpuNs = 0;
  EffectUse Longest[AllEffects.size()];
  double LongestCpu = 0;
  Behavior Computes;
};
} // namespace

static bool takesMutex(const Model &M) { return M.Acquires.has_value(); }
static bool releasesMutex(const Model &M) { return M.Releases.has_value(); }

static bool isOutsideWait(const EffectUse &E) {
  return isWait(E.Kind) && E.Kind != EffectKind::Lock &&
         E.Kind != EffectKind::Console;
}

/// The path that is shown explains the time, and is no way that is seldom
/// taken.
static bool isExplained(const Scene &S, FunctionId F, RegionId Block,
                        const EffectUse &E) {
  constexpr unsigned ManyBranches = 3;
  return !endsInShortWait(E) && branchesOn(S, F, Block, E.Path) < ManyBranches;
}

static void addCall(const Scene &S, FunctionId F, CallId C, const Weight &Times,
                    bool CountsDescriptors, Held &Out) {
  Behavior Does = S.B.ofCall(F, C);
  for (const EffectUse &E : Does.Effects) {
    if (!isSure(E) || !isOutsideWait(E) ||
        (E.ByDescriptor && !CountsDescriptors))
      continue;
    size_t Kind = size_t(E.Kind);
    double Ns = E.Ns * Times.Times;
    Out.WaitNs[Kind] += Ns;
    if (Ns > Out.Longest[Kind].Ns) {
      Out.Longest[Kind] = E;
      Out.Longest[Kind].Ns = Ns;
    }
  }
  if (Does.Time.Guessed || Times.Guessed)
    return;
  double Cpu = Does.Time.CpuNs * Times.Times;
  Out.CpuNs += Cpu;
  if (Cpu > Out.LongestCpu) {
    Out.LongestCpu = Cpu;
    Out.Computes = std::move(Does);
  }
}

/// A thread that holds it for as long as it lives: others only look whether it
/// does.
static bool marksLife(const Scene &S, FunctionId F, RegionId Wait) {
  const FunctionSummary &Function = S.of(F);
  RegionId Body = loopAround(Function, Wait), Outermost = NoId;
  for (; Body != NoId;
       Body = loopAround(Function, Function.Regions[Body].Parent))
    Outermost = Function.Regions[Body].Parent;
  if (Outermost == NoId ||
      Function.Regions[Outermost].Loop->F != LoopShape::Form::Other)
    return false;
  return any_of(S.Launches, [&](const Launch &L) {
    return L.isHere() && L.How->Elsewhere && L.How->On == RunsOn::Thread &&
           is_contained(S.bodiesOf(L), F);
  });
}

/// Nobody else may use an object that is being destroyed.
static bool isOwnInDestructor(const Scene &S, FunctionId F,
                              const HeldScope &Scope) {
  if (!StringRef(S.of(F).Name).contains("::~"))
    return false;
  const Call &Opener = S.of(F).Calls[Scope.Opens];
  auto IsOwn = [](const Value &V) {
    return V.K == Value::Kind::Place && V.P.R == Place::Root::This;
  };
  return (Opener.Receiver && IsOwn(*Opener.Receiver)) ||
         any_of(Opener.Arguments,
                [&](const Argument &A) { return IsOwn(A.V); });
}

/// A name for the mutex: a member of a class, or a global; empty: neither.
static std::string mutexOf(const FunctionSummary &F, const Call &Opener) {
  const Value *V = nullptr;
  if (Opener.K != Call::Kind::Constructor && Opener.Receiver)
    V = &*Opener.Receiver;
  else if (!Opener.Arguments.empty())
    V = &Opener.Arguments.front().V;
  if (!V || V->K != Value::Kind::Place)
    return "";
  std::string Name;
  if (V->P.R == Place::Root::Global)
    Name = V->P.Name;
  else if (V->P.R == Place::Root::This)
    Name = StringRef(F.Name).rsplit("::").first;
  else
    return "";
  for (const Step &Each : V->P.Path)
    if (Each.K == Step::Kind::Field)
      Name += "." + Each.Name;
  return Name;
}

/// Members and globals, other than what a library has behind a handle.
static bool isData(const MemoryUse &Use) {
  if (!Use.Write || Use.Atomic ||
      (Use.P.R != Place::Root::This && Use.P.R != Place::Root::Global) ||
      StringRef(Use.P.Name).starts_with("state:") ||
      StringRef(Use.P.Name).starts_with("thread:"))
    return false;
  const Witness *Last = lastHop(Use.Path);
  bool IsHandle =
      Use.Type == DescriptorType || StringRef(Use.Type).contains("stream") ||
      any_of(Use.P.Path,
             [](const Step &Each) { return Each.K == Step::Kind::Deref; });
  return !(IsHandle && Last && Last->Rule);
}

/// While the lock is held something is written that threads may share. What is
/// made to be waited for, such as a file that is opened, is no such thing.
static bool writesData(const Scene &S, FunctionId F, const HeldScope &Scope) {
  const FunctionSummary &Function = S.of(F);
  std::vector<Place> Used;
  for (CallId C : Scope.Inside) {
    const Call &Each = Function.Calls[C];
    if (none_of(S.B.ofCall(F, C).Effects, isOutsideWait))
      continue;
    for (const Argument &A : Each.Arguments)
      if (A.V.K == Value::Kind::Place)
        Used.push_back(A.V.P);
  }
  RegionId Block = Scope.Block;
  return any_of(S.B.ofRegion(F, Block).Memory, [&](const MemoryUse &Use) {
    return isData(Use) && Use.Path && Use.Via != Scope.Opens &&
           Function.Calls[Scope.Opens].Where < Use.Path->Where &&
           (Use.Via == NoId || is_contained(Scope.Inside, Use.Via)) &&
           !is_contained(Used, Use.P);
  });
}

static void report(const Scene &S, FunctionId F, const HeldScope &Scope,
                   const Held &While, Findings &Out) {
  const double *Most =
      std::max_element(std::begin(While.WaitNs), std::end(While.WaitNs));
  const Call &Opener = S.of(F).Calls[Scope.Opens];
  Recommendation R =
      finding(S, "lock-across-io", Candidate::Site::Lock, F, Opener.Where);
  Evidence Taken;
  Taken.Where = Opener.Where;
  Taken.Message = "the lock is taken here";
  R.Path.push_back(std::move(Taken));
  if (*Most > 0 && *Most >= S.atLeast(WaitNs)) {
    const EffectUse &E = While.Longest[Most - std::begin(While.WaitNs)];
    if (!isExplained(S, F, Scope.Block, E))
      return;
    R.K = Kind::Io;
    R.E.TaskWaitUs = *Most / 1000;
    R.Message = "the lock is held while this thread " + doing(E.Kind) +
                pathText(E.Path) + ", about " + timeText(*Most / 1000) +
                ": all who need the lock wait as long; do the slow part before "
                "or after";
    addPath(R, E.Path, doing(E.Kind));
  } else if (While.CpuNs > 0 && While.CpuNs >= S.atLeast(ComputeNs)) {
    R.K = Kind::Cpu;
    R.E.TaskCpuUs = While.CpuNs / 1000;
    R.Message = "the lock is held while this thread computes for about " +
                timeText(While.CpuNs / 1000) + computationText(While.Computes) +
                ": all who need the lock wait as long; compute before or after";
    addPath(R, computationPath(While.Computes), "computes");
  } else {
    return;
  }
  Out.push_back(std::move(R));
}

void checkLockAcrossIo(const Scene &S, Findings &Out) {
  HeldScopes Locks(S, takesMutex, releasesMutex);
  bool Descriptors = S.hasOnlyBlockingDescriptors();
  StringSet<> GuardData;
  std::vector<std::pair<std::string, Findings>> Found;
  for (FunctionId F = 0; F < S.P.Functions.size(); ++F) {
    for (const HeldScope &Scope : Locks.of(F)) {
      const FunctionSummary &Function = S.of(F);
      std::string Mutex = mutexOf(Function, Function.Calls[Scope.Opens]);
      if (!Mutex.empty() && !GuardData.contains(Mutex) &&
          writesData(S, F, Scope))
        GuardData.insert(Mutex);
      if (!S.isShown(F) || isOwnInDestructor(S, F, Scope))
        continue;
      std::vector<Weight> Weights = regionWeights(Function, Scope.Block);
      Held While;
      for (CallId C : Scope.Inside)
        if (!marksLife(S, F, Function.Calls[C].Region) &&
            none_of(S.calledBy(F, C),
                    [&](FunctionId Callee) { return Locks.leaves(Callee); }))
          addCall(S, F, C, Weights[Function.Calls[C].Region], Descriptors,
                  While);
      Findings One;
      report(S, F, Scope, While, One);
      // Of locks within each other the inner one is what to shorten.
      if (!One.empty() && !Found.empty() &&
          Found.back().second.front().Function == F &&
          Found.back().second.front().Path.back().Where ==
              One.front().Path.back().Where)
        Found.pop_back();
      if (!One.empty())
        Found.push_back({std::move(Mutex), std::move(One)});
    }
  }
  for (auto &[Mutex, Each] : Found)
    if (Mutex.empty() || GuardData.contains(Mutex))
      append_range(Out, std::move(Each));
}

} // namespace poolwise::misuse

//===- ThreadLocalState.cpp - A variable of the thread is used ------------===//
//
// What one thread stored there, a task on another thread does not see. errno is
// such a variable: each call of the C library may set it, and none clears it.
// Its number, rounding mode and locale are of the thread as well.
//
// Not handled: functions of the program that look at the errno of their
// caller's calls, where whole rounds run side by side; a rounding mode or
// locale that a caller has set.
//
//===----------------------------------------------------------------------===//

#include "ConflictSort.h"
#include "HazardChecks.h"
#include "PlaceName.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise {

namespace {
/// errno as a function uses it, statement by statement.
class Errno {
public:
  Errno(const Trial &T, RegionId Site) : T(T), F(T.F), Site(Site) {}

  /// A look that may find what an earlier round left.
  const Call *staleLook() const {
    for (CallId Id = 0; Id < F.Calls.size(); ++Id)
      if (isLook(Id) && T.isInside(F.Calls[Id].Region) &&
          !isClearedBefore(Id, T.Tasks[0].Region) &&
          !isAfterFailure(Id, T.Tasks[0].Region))
        return &F.Calls[Id];
    return nullptr;
  }

  /// A look behind the loop, at what its rounds left.
  const Call *lookAfterwards() const {
    bool MaySet = any_of(F.Calls, [&](const Call &C) {
      return C.InSystemHeader && T.isInside(C.Region);
    });
    for (CallId Id = 0; MaySet && Id < F.Calls.size(); ++Id)
      if (isLook(Id) && isBehind(F.Calls[Id].Where) &&
          !isClearedBefore(Id, NoId) && !isAfterFailure(Id, 0))
        return &F.Calls[Id];
    return nullptr;
  }

private:
  bool isErrno(CallId Id) const {
    return F.Calls[Id].Name == "__errno_location";
  }
  bool isAccessed(CallId Id, Access::Kind K) const {
    return any_of(F.Accesses, [&](const Access &A) {
      return A.K == K && A.P.R == Place::Root::Result && A.P.Id == Id;
    });
  }
  bool isLook(CallId Id) const {
    return isErrno(Id) && !(isAccessed(Id, Access::Kind::Write) &&
                            !isAccessed(Id, Access::Kind::Read));
  }
  bool isBehind(const Location &Where) const {
    const Range &Text = F.Regions[Site].Text;
    return Text.isValid() && Text.File == Where.File &&
           Where.Offset >= Text.End;
  }
  /// `errno = 0` in a block around the look; of a round, in the same round.
  bool isClearedBefore(CallId Look, RegionId Round) const {
    for (CallId Id = 0; Id < F.Calls.size(); ++Id) {
      const Call &C = F.Calls[Id];
      if (!isErrno(Id) || isLook(Id) || !(C.Where < F.Calls[Look].Where) ||
          !F.isWithin(F.Calls[Look].Region, C.Region))
        continue;
      if (Round == NoId ? isBehind(C.Where) : F.isWithin(C.Region, Round))
        return true;
    }
    return false;
  }
  /// On a branch that seldom runs: the call before it failed, and set errno.
  bool isAfterFailure(CallId Look, RegionId Within) const {
    for (RegionId R = F.Calls[Look].Region; R != NoId && R != Within;
         R = F.Regions[R].Parent) {
      const Region &Each = F.Regions[R];
      if (Each.K == Region::Kind::Branch && (Each.Cold || Each.Chance < 50))
        return true;
    }
    return false;
  }

  const Trial &T;
  const FunctionSummary &F;
  RegionId Site;
};
} // namespace

/// Which thread it is, and what a thread was set to, by a call on it.
static constexpr StringLiteral OfThread[] = {
    "thread-identity", "floating-point-environment", "thread-locale"};

/// A task that asks for it finds another thread; what the function sets for
/// itself does not hold on others.
static void checkStateOfThread(const Trial &T, Hazards &Out) {
  for (unsigned I = 0; I < T.Tasks.size(); ++I)
    for (const MemoryUse &Use : T.Tasks[I].Does.Memory)
      if (is_contained(OfThread, processState(Use.P)) && T.isAhead(Use))
        addHazard(Out,
                  "its " + processState(Use.P).str() +
                      " differs from thread to thread" + viaText(Use.Path),
                  Use.Path, false);
  for (const MemoryUse &Use : T.OfFunction)
    if (Use.Write && is_contained(OfThread, processState(Use.P)))
      addHazard(Out,
                "the function sets its thread's " + processState(Use.P).str() +
                    "; other threads have their own" + viaText(Use.Path),
                Use.Path, false);
}

/// `perror("open")`: what went wrong did so on this thread.
static void checkErrnoOfCalls(const Trial &T, Hazards &Out) {
  for (const Task &One : T.Tasks)
    for (const MemoryUse &Use : One.Does.Memory)
      if (processState(Use.P) == "errno" && Use.Path && !Use.Path->Next)
        addHazard(Out, "'errno' is there once for each thread", Use.Path,
                  false);
}

static void report(Hazards &Out, const Call *Look, StringRef Message) {
  if (!Look)
    return;
  Hazard H;
  H.Message = Message.str();
  H.Where = Look->Where;
  H.Proven = false;
  Out.push_back(std::move(H));
}

void checkThreadLocalState(const Trial &T, Hazards &Out) {
  for (const Conflict &C : T.Conflicts)
    if (C.Sort == ConflictSort::ThreadLocal)
      addHazard(Out,
                "'" + nameOf(T.F, C.Write->P) +
                    "' is there once for each thread",
                C.Write->Path, false);
  checkStateOfThread(T, Out);
  if (!T.isLoop())
    checkErrnoOfCalls(T, Out);
  if (!T.isLoop() || T.Tasks.empty())
    return;
  Errno OfLoop(T, T.Loop);
  report(Out, OfLoop.staleLook(),
         "'errno' may be what an earlier round left; each thread has its own");
  report(Out, OfLoop.lookAfterwards(),
         "'errno' is looked at behind the loop; what rounds on other threads "
         "set is not seen");
  // A call that runs ahead sets the errno of another thread.
  if (T.Tasks[0].Ahead)
    for (const MemoryUse &Use : T.Tasks[0].Does.Memory)
      if (processState(Use.P) == "errno" && !T.isAhead(Use))
        addHazard(Out, "'errno' is there once for each thread", Use.Path,
                  false);
}

} // namespace poolwise

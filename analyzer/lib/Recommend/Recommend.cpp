//===- Recommend.cpp - Which candidates are worth a word ------------------===//
//
// For each candidate: what one task does and is bound by, whether a pool would
// pay, then whether it is safe; then one finding a nest and a place.
//
//===----------------------------------------------------------------------===//

#include "CallGroups.h"
#include "Fingerprint.h"
#include "Gain.h"
#include "InnerWork.h"
#include "Nest.h"
#include "SamePlace.h"
#include "SameRounds.h"
#include "TestCode.h"
#include "Timing.h"
#include "Wording.h"
#include "llvm/ADT/STLExtras.h"
#include <cmath>
#include <set>

using namespace llvm;
namespace poolwise {

/// What asks for more than moving a task, a refused one or a loop split in two,
/// must be this much longer than one that can be moved. For a refused one each
/// further place that stands in the way doubles it: what must be changed at one
/// or two places is a hint, at ten places it is a project.
constexpr double ReworkFactor = 5;

/// Only what a process of its own would cure stands against: hidden buffers of
/// libraries, and state that each worker then has for itself.
static bool isCuredByProcesses(const Recommendation &R) {
  auto Has = [&](StringRef Name) {
    return any_of(R.Hazards, [&](const Hazard &H) { return H.Name == Name; });
  };
  return Has("not-thread-safe-call") && all_of(R.Hazards, [](const Hazard &H) {
           return H.Name == "not-thread-safe-call" || H.Name == "process-state";
         });
}

static StringRef checkFor(Executor On) {
  return On == Executor::IoThreads ? "sequential-io-loop"
                                   : "sequential-cpu-loop";
}

static Confidence confidenceOf(const Site &S, Executor On) {
  Confidence C = S.Class.C;
  bool Guessed = On != Executor::IoThreads && S.Does.Time.Guessed;
  if (Guessed || S.Does.Time.Partial)
    C = std::min(C, Confidence::Probable);
  return C;
}

static Recommendation blank(const Site &S) {
  Recommendation R;
  R.Function = S.Function;
  R.CandidateIndex = S.Index;
  R.K = S.Class.K;
  return R;
}

/// Whoever sleeps between looks at something, or to keep a rate, means to.
static bool sleepsOnPurpose(const Site &S) {
  double Asleep = 0;
  for (const EffectUse &E : S.Does.Effects)
    if (E.Kind == EffectKind::Sleep)
      Asleep += E.Ns;
  return Asleep * 2 > S.Does.Time.WaitNs;
}

/// Waits for processes that run already: one after the other takes no longer
/// than the slowest of them.
static bool awaitsRunning(const Site &S) {
  bool Starts = any_of(S.Does.Outside, [](const CallUse &Use) {
    const Witness *Last = lastHop(Use.Path);
    return Last && Last->Rule && !Last->Rule->Joins &&
           is_contained(Last->Rule->Effects, EffectKind::Process);
  });
  double Awaited = 0;
  for (const EffectUse &E : S.Does.Effects)
    if (const Witness *Last = lastHop(E.Path); E.Kind == EffectKind::Process &&
                                               Last && Last->Rule &&
                                               Last->Rule->Joins)
      Awaited += E.Ns;
  return !Starts && Awaited * 2 > S.Does.Time.WaitNs;
}

/// The rounds make processes, by fork: threads that do would be misuse.
static bool forks(const Site &S) {
  return any_of(S.Does.NotThreadSafe, [](const CallUse &Use) {
    const Witness *Last = lastHop(Use.Path);
    return Last && Last->Rule && Last->Rule->Forks;
  });
}

/// Makes or removes names: the system lets one thread at a time do so in a
/// folder.
static bool changesNames(const Site &S) {
  const Witness *Last = lastHop(S.Class.Decider);
  constexpr double LongNs = 1'000'000; // removes whole trees, or syncs
  return Last && Last->Rule && Last->Rule->ChangesOutside &&
         !Last->Rule->BySize && Last->Rule->Gives.empty() &&
         is_contained(Last->Rule->Effects, EffectKind::Disk) &&
         Last->Rule->Typical.WaitNs < LongNs;
}

/// The call that the dearest effect, or most computing, is reached through.
static Location placeOfWork(const Site &S) {
  if (S.Class.Decider)
    return S.Class.Decider->Where;
  const EffectUse *Dearest = nullptr;
  for (const EffectUse &E : S.Does.Effects)
    if (!Dearest || E.Ns > Dearest->Ns)
      Dearest = &E;
  if (Dearest && Dearest->Path)
    return Dearest->Path->Where;
  return S.Does.Parts.empty() ? Location() : S.Does.Parts.front().Where;
}

/// Where, at the end of its path, the work is done.
static Location endOfWork(const Site &S) {
  const Witness *Last = lastHop(S.Class.Decider);
  return Last ? Last->Where : Location();
}

/// All rounds write to, or read from, one stream: more threads don't make that
/// shorter. It may be reached on more than one way.
static bool waitsForOneStream(const Site &S, const Recommendation &R) {
  if (R.On != Executor::IoThreads)
    return false;
  Location Work = placeOfWork(S), End = endOfWork(S);
  return any_of(R.Hazards, [&](const Hazard &H) {
    return H.Name == "shared-stream" &&
           (H.Where == Work ||
            (End.isValid() && H.Path && lastHop(H.Path)->Where == End));
  });
}

/// Most of the work is a callback of which nothing is known: its time is that
/// of any function of its type.
static bool isAnyCallback(const Site &S, const Recommendation &R) {
  Location Work = placeOfWork(S);
  return any_of(R.Hazards, [&](const Hazard &H) {
    return H.Name == "unknown-callee" && H.Where == Work && H.Path &&
           !H.Path->Next;
  });
}

/// Each round goes on where the one before it stopped. Who draws numbers in
/// each round can give each task numbers of its own.
static bool isSequel(const Behaviors &B, const Site &S,
                     const Recommendation &R) {
  return S.C->S == Candidate::Site::Loop &&
         none_of(R.Hazards,
                 [](const Hazard &H) { return H.Name == "random-sequence"; }) &&
         doesSameEachRound(B.program().Functions[S.Function], S.C->Region);
}

/// Who can't act on a finding does not want to read of small gains or guesses.
static bool isWorthRefusing(const Behaviors &B, const Site &S,
                            const Recommendation &R, const Config &C) {
  bool ShowsAll = C.MinTaskUs == 0 && C.MinSpeedup == 0;
  if (ShowsAll || R.Check == "isolated-cpu-loop")
    return true;
  if ((R.On == Executor::IoThreads && sleepsOnPurpose(S)) ||
      waitsForOneStream(S, R) || isAnyCallback(S, R) || isSequel(B, S, R))
    return false;
  // What stands in the way at a place of its own goes by changing that place;
  // inside of the slow call, each object that it shares must be dealt with.
  Location Work = placeOfWork(S);
  // What a round needs of the one before must be found in another way, which is
  // more than to move a write.
  std::set<std::tuple<StringRef, Location, StringRef, bool>> Obstacles;
  for (const Hazard &H : R.Hazards) {
    StringRef What = H.Where == Work ? StringRef(H.Message) : "";
    Location Line{H.Where.File, H.Where.Line};
    Obstacles.insert({H.Name, Line, What, false});
    if (H.Proven && H.Name == "loop-carried-dependence")
      Obstacles.insert({H.Name, Line, What, true});
  }
  double AtStake = ReworkFactor * C.MinTaskUs *
                   std::exp2(std::max<size_t>(Obstacles.size(), 1) - 1);
  if (R.E.TaskCpuUs + R.E.TaskWaitUs < AtStake)
    return false;
  bool Firmly = R.V == Verdict::Unsafe && R.On != Executor::IoThreads;
  return R.C >= (Firmly ? Confidence::Definite : Confidence::Probable);
}

/// A process cures what a thread can't, and shares nothing.
static void judgeProcesses(const Behaviors &B, const Site &S,
                           Recommendation &R) {
  SafetyResult More = checkForProcesses(B, S.Function, *S.C);
  if (R.Check == "isolated-cpu-loop") {
    if (More.V == Verdict::Safe)
      R.Hazards.clear();
    R.V = More.V;
  } else if (More.V != Verdict::Safe && R.V == Verdict::Safe) {
    R.V = More.V;
  }
  append_range(R.Hazards, More.Hazards);
}

static std::optional<Judged> judgeRounds(const Behaviors &B, Site S,
                                         const Config &C) {
  // Without a threshold, no task is too small.
  if (C.MinTaskUs <= 0)
    S.Class = classify(S.Does, 0);
  Recommendation R = blank(S);
  R.On = executorFor(S.Does, S.Class, C.P);
  bool ShowsAll = C.MinTaskUs == 0 && C.MinSpeedup == 0;
  if (R.On == Executor::None || (R.On == Executor::IoThreads &&
                                 (awaitsRunning(S) || (forks(S) && !ShowsAll))))
    return std::nullopt;
  R.E = estimateRounds(S.Does.Time, S.Trips, R.On, C);
  if (!isWorthwhile(R.E, R.On, C))
    return std::nullopt;
  bool Computes = R.On != Executor::IoThreads;
  if (!ShowsAll &&
      (isMeasured(B.program(), S) || (!Computes && changesNames(S))))
    return std::nullopt;
  if (Computes && !hasFirmComputation(B, S, C))
    return std::nullopt;
  R.C = confidenceOf(S, R.On);
  SafetyResult Safety = checkSafety(B, S.Function, *S.C);
  R.Check = checkFor(R.On);
  R.V = Safety.V;
  R.P = Safety.P;
  R.MayThrow = S.Does.Throws != nullptr;
  if (R.E.Speedup && R.P.Share < 1) {
    // The rest of each round stays where it is.
    R.E.Speedup = 1 / (1 - R.P.Share + R.P.Share / *R.E.Speedup);
    // Two loops are more to read than one, so more must be at stake.
    double AtStake = ReworkFactor * C.MinTaskUs;
    if (S.Does.Time.Guessed)
      AtStake *= GuessFactor;
    bool IsSmall = Computes && R.E.TaskCpuUs * R.P.Share < AtStake;
    if (IsSmall || !isWorthwhile(R.E, R.On, C))
      return std::nullopt;
  }
  R.Hazards = std::move(Safety.Hazards);
  if (Computes && isCuredByProcesses(R)) {
    R.Check = "isolated-cpu-loop";
    R.On = Executor::Processes;
  }
  if (R.On == Executor::Processes)
    judgeProcesses(B, S, R);
  if (R.V != Verdict::Safe && !isWorthRefusing(B, S, R, C))
    return std::nullopt;
  return Judged{std::move(S), std::move(R)};
}

static std::vector<Judged> judgeCalls(const Behaviors &B, const Site &S,
                                      const Config &C) {
  std::vector<Judged> All;
  for (CallGroup &Group : callGroups(B, S, C)) {
    Judged J{S, blank(S)};
    J.At.Does = std::move(Group.Dearest);
    J.At.Class = Group.Class;
    J.R.K = Group.Class.K;
    J.R.On = executorFor(J.At.Does, J.At.Class, C.P);
    J.R.E = estimateCalls(Group.Costs, J.R.On, C);
    if (J.R.On == Executor::None || !isWorthwhile(J.R.E, J.R.On, C))
      continue;
    if (C.MinTaskUs > 0 && sleepsOnPurpose(J.At))
      continue;
    // Guessed loop counts say too little about one call to start threads.
    if (J.R.On != Executor::IoThreads && J.At.Does.Time.Guessed)
      continue;
    J.R.Check = "independent-calls";
    J.R.C = confidenceOf(J.At, J.R.On);
    J.R.V = Group.Safety.V;
    J.R.MayThrow = Group.MayThrow;
    J.R.P = Group.Safety.P;
    All.push_back(std::move(J));
  }
  return All;
}

static void finish(const Program &P, const Config &C, Judged &J) {
  Recommendation &R = J.R;
  R.S = R.V == Verdict::Safe || R.Check == "isolated-cpu-loop"
            ? Severity::Warning
            : Severity::Note;
  R.Message = messageFor(J.At, R, C);
  R.Path = evidenceFor(P, J.At);
  R.Fingerprint = fingerprintOf(P, R);
  if (P.FromFailedUnit.size() > R.Function && P.FromFailedUnit[R.Function])
    R.FixRefusal = "a translation unit that holds it has errors";
}

std::vector<Recommendation> recommend(const Behaviors &B, const Config &C) {
  const Program &P = B.program();
  TestCode Tests(P);
  bool ShowsAll = C.MinTaskUs == 0 && C.MinSpeedup == 0;
  std::vector<Judged> All;
  for (FunctionId F = 0; F < P.Functions.size(); ++F) {
    const FunctionSummary &Function = P.Functions[F];
    if (Function.Candidates.empty() || !isOwnCode(P, C, Function) ||
        (Tests.contains(Function.Where.File) && !ShowsAll) ||
        isInsideParallelWork(B, Function))
      continue;
    std::vector<Judged> Found;
    for (uint32_t I = 0; I < Function.Candidates.size(); ++I) {
      std::optional<Site> S = siteOf(B, F, I);
      if (!S)
        continue;
      if (S->C->S == Candidate::Site::Calls)
        append_range(Found, judgeCalls(B, *S, C));
      else if (std::optional<Judged> J = judgeRounds(B, std::move(*S), C))
        Found.push_back(std::move(*J));
    }
    erase_if(Found, [&](const Judged &J) { return !C.enables(J.R.Check); });
    append_range(All, keepOneEachNest(Function, std::move(Found)));
  }
  All = dropInnerWork(P, B.rules(), unitePlaces(B, std::move(All)));
  for (Judged &J : All)
    finish(P, C, J);
  std::vector<Recommendation> Result;
  for (Judged &J : All)
    Result.push_back(std::move(J.R));
  sortByPlace(P, Result);
  return Result;
}

} // namespace poolwise

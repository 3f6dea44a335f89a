//===- BlockingInCpuPool.cpp - Cores that wait ----------------------------===//
//
// Tasks of an executor with one thread a core, and OpenMP constructs, that wait
// for a good part of their time.
//
//===----------------------------------------------------------------------===//

#include "../Recommend/Phrases.h"
#include "Checks.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace poolwise::misuse {

namespace {
/// Shorter waits are over before another thread would have run.
constexpr double WaitNs = 50'000;
/// A task that computes for most of its time keeps its core busy.
constexpr double GoodPart = 1.0 / 3;
} // namespace

/// Returns whether it waits too long.
static bool report(const Scene &S, FunctionId F, Location Where,
                   const Behavior &Task, Evidence Start, Findings &Out) {
  double Total = Task.Time.CpuNs + Task.Time.WaitNs;
  const EffectUse *E =
      dearest(Task, std::max(S.atLeast(WaitNs), Total * GoodPart),
              [](const EffectUse &E) {
                return isWait(E.Kind) && E.Kind != EffectKind::Console;
              });
  if (!E)
    return false;
  Location Decides = lastHop(E->Path)->Where;
  for (const Recommendation &R : Out)
    if (R.Check == "nested-wait" && R.Own->Where == Decides)
      return false; // said already, with its reason
  Recommendation R =
      finding(S, "blocking-in-cpu-pool", Candidate::Site::Launch, F, Where);
  describe(S, R, Task);
  R.On = E->Kind == EffectKind::Lock ? Executor::None : Executor::IoThreads;
  R.Message = "a thread of a pool for computing " + doing(E->Kind) +
              pathText(E->Path) + ", about " + timeText(E->Ns / 1000) +
              ", and its core does nothing meanwhile" +
              (R.On == Executor::IoThreads ? "; run this on I/O threads" : "");
  R.Path.push_back(std::move(Start));
  addPath(R, E->Path, doing(E->Kind));
  Out.push_back(std::move(R));
  return true;
}

void checkBlockingInCpuPool(const Scene &S, Findings &Out) {
  for (const Launch &L : S.Launches) {
    if (L.How->On != RunsOn::CpuPool || !L.isHere() || !S.isShown(L.F))
      continue;
    Evidence Start;
    Start.Where = S.callOf(L).Where;
    Start.Message =
        "'" + S.callOf(L).Name + "' runs it on a pool for computing";
    Start.Model = L.Rule->Id;
    report(S, L.F, S.callOf(L).Where, S.B.ofTask(L.F, L.Id, *L.How),
           std::move(Start), Out);
  }
  for (FunctionId F = 0; F < S.P.Functions.size(); ++F) {
    std::vector<RegionId> Said;
    for (RegionId R = 0; R < S.of(F).Regions.size() && S.isShown(F); ++R) {
      const Region &Construct = S.of(F).Regions[R];
      // One inside of another says the same again.
      if (Construct.K != Region::Kind::Parallel ||
          any_of(Said,
                 [&](RegionId Outer) { return S.of(F).isWithin(R, Outer); }))
        continue;
      Evidence Start;
      Start.Where = Construct.Where;
      Start.Message = "an OpenMP construct: its threads are one a core";
      if (report(S, F, Construct.Where, S.B.ofRegion(F, R), std::move(Start),
                 Out))
        Said.push_back(R);
    }
  }
}

} // namespace poolwise::misuse

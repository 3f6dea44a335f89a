//===- Misuse.cpp - What is wrong with threads, pools and loops -----------===//
//
// In:  behaviors. Out: findings, one a place and check, added to those of
//      Recommend.
//
//===----------------------------------------------------------------------===//

#include "../Recommend/Fingerprint.h"
#include "../Recommend/SamePlace.h"
#include "../Recommend/TestCode.h"
#include "Checks.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <set>

using namespace llvm;
namespace poolwise {

using namespace misuse;

namespace {
struct Check {
  StringRef Name;
  void (*Run)(const Scene &, Findings &);
};
constexpr Check Checks[] = {
    {"task-too-small", checkTaskTooSmall},
    {"thread-per-task", checkThreadPerTask},
    {"process-per-task", checkProcessPerTask},
    {"serial-async", checkSerialAsync},
    {"nested-wait", checkNestedWait},
    {"blocking-in-cpu-pool", checkBlockingInCpuPool},
    {"blocking-on-event-loop", checkBlockingOnEventLoop},
    {"cpu-on-event-loop", checkCpuOnEventLoop},
    {"gil-held", checkGilHeld},
    {"lock-across-io", checkLockAcrossIo},
    {"fork-with-threads", checkForkWithThreads},
    {"unsafe-task", checkUnsafeTask},
    {"unsafe-task", checkUnsafeTeam},
};
} // namespace

/// Wrong whoever runs it; the rest is only slow.
static bool isWrong(const Recommendation &R) {
  return R.Check == "unsafe-task" || R.Check == "fork-with-threads" ||
         R.Check == "nested-wait";
}

/// Instances of a template, and units that share a header, see a place again.
static Findings oneEachPlace(const Program &P, Findings All) {
  sortByPlace(P, All);
  // One call may give away several functions: those of a table, for instance.
  std::set<std::tuple<std::string, Location, Location>> Seen;
  Findings Kept;
  for (Recommendation &R : All)
    if (Seen.insert({R.Check, R.Own->Where, P.Functions[R.Function].Where})
            .second)
      Kept.push_back(std::move(R));
  return Kept;
}

void addMisuse(const Behaviors &B, const Config &C,
               std::vector<Recommendation> &All) {
  Scene S(B, C);
  Findings Found;
  for (const Check &Each : Checks)
    if (C.enables(Each.Name))
      Each.Run(S, Found);
  TestCode Tests(S.P);
  bool ShowsAll = C.MinTaskUs == 0 && C.MinSpeedup == 0;
  erase_if(Found, [&](const Recommendation &R) {
    return !S.isShown(R.Function) || S.P.Files[R.Own->Where.File].IsSystem ||
           (Tests.contains(R.Own->Where.File) && !isWrong(R) && !ShowsAll);
  });
  Found = oneEachPlace(S.P, std::move(Found));
  std::map<std::pair<std::string, FunctionId>, unsigned> Ordinals;
  for (Recommendation &R : Found) {
    R.P.First = Ordinals[{R.Check, R.Function}]++;
    R.Fingerprint = fingerprintOf(S.P, R);
    All.push_back(std::move(R));
  }
  sortByPlace(S.P, All);
}

} // namespace poolwise

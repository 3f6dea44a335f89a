//===- SharedSites.cpp - One finding a place ------------------------------===//

#include "SharedSites.h"
#include <map>

using namespace llvm;

namespace poolwise {

namespace {
using SiteKey = std::pair<Location, Candidate::Site>;
struct Instance {
  FunctionId Function;
  uint32_t Candidate;
};
} // namespace

static SiteKey keyOf(const Candidate &C) { return {C.Where, C.S}; }

/// Unsafe outweighs unknown, unknown outweighs safe.
static int badness(Verdict V) {
  return V == Verdict::Unsafe ? 2 : V == Verdict::Unknown ? 1 : 0;
}

static std::map<SiteKey, std::vector<Instance>>
instancesBySite(const Program &P) {
  std::map<SiteKey, std::vector<Instance>> Sites;
  for (FunctionId F = 0; F < P.Functions.size(); ++F)
    for (uint32_t I = 0; I < P.Functions[F].Candidates.size(); ++I)
      Sites[keyOf(P.Functions[F].Candidates[I])].push_back({F, I});
  return Sites;
}

/// A finding's verdict holds for all instances of its site.
static void judgeAllInstances(const Behaviors &B, Recommendation &R,
                              ArrayRef<Instance> Instances) {
  for (const Instance &I : Instances) {
    if (I.Function == R.Function && I.Candidate == R.CandidateIndex)
      continue;
    const FunctionSummary &F = B.program().Functions[I.Function];
    SafetyResult Other = checkSafety(B, I.Function, F.Candidates[I.Candidate]);
    if (badness(Other.V) > badness(R.V)) {
      R.V = Other.V;
      R.Hazards = std::move(Other.Hazards);
      R.On = Executor::None;
    } else if (Other.V == Verdict::Safe && R.V == Verdict::Safe &&
               (Other.P.F != R.P.F || Other.P.Sink != R.P.Sink)) {
      // Each is safe, but no single text serves both.
      R.V = Verdict::Unknown;
      R.On = Executor::None;
    }
  }
}

std::vector<Recommendation> uniteSharedSites(const Behaviors &B,
                                             std::vector<Recommendation> All) {
  std::map<SiteKey, std::vector<Instance>> Sites = instancesBySite(B.program());
  std::map<std::pair<SiteKey, std::string>, size_t> First;
  std::vector<Recommendation> Kept;
  for (Recommendation &R : All) {
    SiteKey Key = keyOf(candidateOf(B.program(), R));
    if (!First.try_emplace({Key, R.Check}, Kept.size()).second)
      continue;
    if (R.V != Verdict::Unsafe)
      judgeAllInstances(B, R, Sites[Key]);
    Kept.push_back(std::move(R));
  }
  return Kept;
}

} // namespace poolwise

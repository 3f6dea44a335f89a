//===- Site.h - A candidate with what its work does -------------*- C++ -*-===//
//
// In:  a task candidate. Out: the same with the behavior and kind of one task,
//      and where in its function it stands.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RECOMMEND_SITE_H
#define POOLWISE_RECOMMEND_SITE_H

#include "poolwise/Judge/Recommendation.h"

namespace poolwise {

struct Site {
  FunctionId Function = 0;
  uint32_t Index = 0; ///< into FunctionSummary::Candidates
  const Candidate *C = nullptr;
  /// Of one round, or of all statements of a group of calls; no Memory.
  Behavior Does;
  Classification Class;
  /// What a task must be inside of, and what lies inside this one.
  RegionId Around = 0, Inside = NoId;
  /// Rounds, when the source fixes them.
  std::optional<uint64_t> Trips;
};

/// Nothing when the candidate has no task that could be handed out.
std::optional<Site> siteOf(const Behaviors &B, FunctionId F, uint32_t Index);

/// Does the function run inside something that is parallel already?
bool isInsideParallelWork(const Behaviors &B, const FunctionSummary &F);

} // namespace poolwise

#endif

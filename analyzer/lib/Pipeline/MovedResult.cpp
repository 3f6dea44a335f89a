//===- MovedResult.cpp - Findings after an edit of a comment --------------===//
//
// In:  summaries of which some have other positions than the last time, and all
//      the same meaning; the findings of that time. Out: the findings, without
//      linking and judging again. What depends on the text itself, comments and
//      fixes, is made anew.
//
//===----------------------------------------------------------------------===//

#include "Movement.h"
#include "poolwise/Report/Pages.h"
#include "poolwise/Rewrite/Rewrite.h"
#include "poolwise/Summary/Record.h"

using namespace llvm;

namespace poolwise {

static std::optional<TUSummary> summaryOf(StringRef Bytes, StringRef Root) {
  Expected<Record> R = decodeRecord(Bytes, Root);
  if (R)
    return std::move(R->Summary);
  consumeError(R.takeError());
  return std::nullopt;
}

std::optional<Analysis> movedAnalysis(Store &From, const Gathered &Units,
                                      StringRef Root, uint64_t Rules,
                                      const Config &C) {
  auto HasMoved = [](const GatheredUnit &U) { return !U.Before.empty(); };
  if (none_of(Units.Units, HasMoved))
    return std::nullopt;
  std::optional<Result> R =
      readResult(From, resultKey(Units, Root, Rules, C, Positions::Before));
  if (!R)
    return std::nullopt;
  Movement Moves;
  for (const GatheredUnit &U : Units.Units)
    if (HasMoved(U)) {
      std::optional<TUSummary> Before = summaryOf(U.Before, Root);
      std::optional<TUSummary> Now = summaryOf(U.Record, Root);
      if (!Before || !Now)
        return std::nullopt;
      Moves.add(*Before, *Now);
    }
  for (Recommendation &Finding : R->Findings) {
    Finding.F.reset();
    Finding.Suppressed = false;
    Finding.By = Silencer::Nobody;
    Finding.SuppressedWhy.clear();
  }
  Moves.apply(*R);
  if (!Moves.isFine())
    return std::nullopt;
  Analysis A = analysisOf(std::move(*R));
  A.Unused = suppress(*A.P, C, checkNames(), A.Findings);
  planFixes(*A.P, A.Findings, C.RewriteTarget);
  return A;
}

} // namespace poolwise

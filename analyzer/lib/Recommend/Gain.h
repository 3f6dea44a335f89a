//===- Gain.h - What running side by side would give ------------*- C++ -*-===//
//
// In:  cost of the tasks and the executor. Out: the estimated speedup, and
//      whether it is worth a word.
//
// The figures are those of a machine with Config::Cores cores, so that output
// does not depend on where it is made.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RECOMMEND_GAIN_H
#define POOLWISE_RECOMMEND_GAIN_H

#include "Site.h"

namespace poolwise {

/// Where work of this kind runs; None for what stays where it is.
Executor executorFor(const Behavior &Does, const Classification &Class,
                     Policy P);

/// Guessed rounds are soon wrong by a factor of ten: what rests on them must be
/// clearly more than the smallest task.
inline constexpr double GuessFactor = 2;

/// For rounds of one cost.
Estimate estimateRounds(const Cost &Round, std::optional<uint64_t> Trips,
                        Executor On, const Config &C);
/// For one task each, of different costs.
Estimate estimateCalls(const std::vector<Cost> &Calls, Executor On,
                       const Config &C);

/// Above the thresholds of the configuration.
bool isWorthwhile(const Estimate &E, Executor On, const Config &C);

/// Is there a reason besides guessed loop counts to think that this computes
/// for long?
bool hasFirmComputation(const Behaviors &B, const Site &S, const Config &C);

} // namespace poolwise

#endif

//===- RegionWeights.h - How often each region runs -------------*- C++ -*-===//
#ifndef POOLWISE_PROPAGATE_REGIONWEIGHTS_H
#define POOLWISE_PROPAGATE_REGIONWEIGHTS_H

#include "poolwise/Summary/FunctionSummary.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace poolwise {

/// How often a region runs when `Root` runs once.
struct Weight {
  double Times = 0;
  bool Guessed = false; ///< a loop above it has no known number of rounds
  bool Inside = false;  ///< it is Root or below
};

/// What one run of a call takes, as far as it is known yet.
using TimeOfCall = llvm::function_ref<double(const Call &)>;

/// One for each region. `Root` itself runs once; of a Loop: all its rounds.
std::vector<Weight> regionWeights(const FunctionSummary &F, RegionId Root,
                                  TimeOfCall NsOf = nullptr);

/// A loop over numbers, or over the rows or columns of a table: its guess is of
/// data, which there is usually much of, not of a list of things.
bool goesOverData(const FunctionSummary &F, RegionId Loop);

/// The innermost Once region that holds `R`, if any.
const Region *onceAround(const FunctionSummary &F, RegionId R);

/// How often a wait for other threads in `R` is one, of the times that it runs:
/// `while (!Ready) wait();` waits once, or finds it ready.
double waitsInLoop(const FunctionSummary &F, RegionId R);

/// Does the region stand on a branch of its round (of its function, outside of
/// loops)? A timer there is a back-off: waited for only when something is not
/// ready.
bool isOnBranch(const FunctionSummary &F, RegionId R);

} // namespace poolwise

#endif

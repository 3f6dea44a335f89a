//===- Hazard.h - Reasons against running side by side ----------*- C++ -*-===//
#ifndef POOLWISE_JUDGE_HAZARD_H
#define POOLWISE_JUDGE_HAZARD_H

#include "poolwise/Program/Behavior.h"

namespace poolwise {

enum class Verdict : uint8_t { Safe, Unsafe, Unknown };
llvm::StringRef nameOf(Verdict V);

/// One reason against. `Name` is the kebab name of the bad pattern and of its
/// page: "shared-write".
struct Hazard {
  llvm::StringRef Name;
  std::string Message;
  Location Where;
  WitnessPtr Path;
  /// Proven bad (the verdict is unsafe), or only not proven good (unknown).
  bool Proven = true;
};

/// What a loop or run of calls computes, as far as it was recognised; decides
/// how its results are collected.
struct Pattern {
  enum class Form : uint8_t {
    ForEach, ///< only effects on the own element
    Append,  ///< results appended to a container: Sink is the call
    Fill,    ///< results stored by index: for_each over indices
    Reduce,  ///< Updates[Sink] folds the results
    Invoke,  ///< a run of independent calls
    Algorithm,
  };
  Form F = Form::ForEach;
  uint32_t Sink = NoId;
};

struct SafetyResult {
  Verdict V = Verdict::Unknown;
  Pattern P;
  std::vector<Hazard> Hazards;
};

/// May the rounds of this candidate run in any order and at the same time, with
/// the same results and the same observable behavior?
SafetyResult checkSafety(const Behaviors &B, FunctionId F, const Candidate &C);

} // namespace poolwise

#endif

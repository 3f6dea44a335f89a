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
    Total,   ///< each round has a total of its own, of all updates of what
             ///< Updates[Sink] updates; these are folded
    Collect, ///< each round has a vector of its own, of all that is appended to
             ///< what the call Sink appends to; these are joined
    Split,   ///< the first statements run side by side, the others in order
    Invoke,  ///< a run of independent calls
    Algorithm,
  };
  Form F = Form::ForEach;
  uint32_t Sink = NoId;
  /// Variables that are declared outside of the loop, though each round sets
  /// them anew: to be declared inside. Not for Split.
  std::vector<VariableId> SetAnew = {};
  /// Invoke: the group of Candidate::Statements that run side by side.
  uint32_t First = 0, Count = 0;
  /// Split: statements before First run side by side, and the call Sink, if
  /// any, of the statement First. This part of a round's time is theirs.
  double Share = 1;
  /// Split: what runs ahead may end a round early, by `continue`.
  bool Skips = false;
};
llvm::StringRef nameOf(Pattern::Form F); ///< "for-each", "append"...

struct SafetyResult {
  Verdict V = Verdict::Unknown;
  Pattern P;
  std::vector<Hazard> Hazards;
};

/// May the rounds of this candidate run in any order and at the same time, with
/// the same results and the same observable behavior?
SafetyResult checkSafety(const Behaviors &B, FunctionId F, const Candidate &C);

/// What stands against running the rounds in worker processes, besides: they
/// get copies, and only their results come back.
SafetyResult checkForProcesses(const Behaviors &B, FunctionId F,
                               const Candidate &C);

/// Every hazard's name and what the reader can do about it, sorted by name, for
/// `poolwise explain` and the pages.
struct HazardRemedy {
  llvm::StringRef Name, Remedy;
};
std::vector<HazardRemedy> hazardRemedies();
/// The remedy of one hazard; empty when there is no such hazard.
llvm::StringRef remedyFor(llvm::StringRef HazardName);

} // namespace poolwise

#endif

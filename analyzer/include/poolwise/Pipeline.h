//===- Pipeline.h - The stages, in order ------------------------*- C++ -*-===//
//
//   compile commands
//     | gather       Extract/     Clang AST -> TU summaries, in processes, or
//     |                           summaries that were made before, from files
//     | link         Link/        TU summaries -> program
//     | propagate    Propagate/   program + rules -> behaviors
//     | recommend    Recommend/   behaviors -> Classify/ kind, Safety/ verdict
//     | suppress     Suppress/    NOLINT comments, configuration
//     | plan fixes   Rewrite/     recommendations -> edits
//     v
//   Analysis --> Report/ and Rewrite/ (apply, diff, export)
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PIPELINE_H
#define POOLWISE_PIPELINE_H

#include "poolwise/Extract/Extract.h"
#include "poolwise/Suppress/Suppress.h"

namespace poolwise {

/// How long a stage took, for --stats; never part of a report.
struct StageTime {
  llvm::StringRef Stage;
  double Seconds = 0;
};

struct Analysis {
  /// What `B` and witness paths refer to, if nobody else keeps it.
  std::shared_ptr<const RuleSet> Rules;
  std::unique_ptr<Program> P; ///< stable address: behaviors refer to it
  std::unique_ptr<Behaviors> B;
  std::vector<Recommendation> Findings;
  unsigned Units = 0; ///< asked for
  std::vector<UnusedSuppression> Unused;
  std::vector<StageTime> Times;
};

/// Summaries of all units, wherever they come from.
struct Gathered {
  std::vector<TUSummary> Units;
  std::vector<FailedUnit> Failures;
  unsigned Total = 0; ///< units asked for
  double Seconds = 0;
};

/// Extracts each command's unit.
Gathered
gather(const std::vector<CompileCommand> &Commands, unsigned Jobs,
       const std::function<void(unsigned, const std::string &)> &Progress = {});

/// Reads the summaries that stand in these files (Record.h), as if their units
/// were extracted below the folder `Root`.
llvm::Expected<Gathered> gatherFromFiles(llvm::ArrayRef<std::string> Files,
                                         llvm::StringRef Root);

/// Everything from summaries to findings with fixes; nothing is written.
/// `Rules` outlives the result.
Analysis analyze(Gathered From, const RuleSet &Rules, const Config &C,
                 const OpenFiles &Open = {});

} // namespace poolwise

#endif

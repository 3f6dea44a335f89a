//===- Pipeline.h - The stages, in order ------------------------*- C++ -*-===//
//
//   compile commands
//     | extract      Extract/     Clang AST -> TU summaries, in processes
//     | link         Link/        TU summaries -> program
//     | propagate    Propagate/   program + rules -> behaviors
//     | recommend    Recommend/   behaviors -> Classify/ kind, Safety/ verdict
//     | suppress     Suppress/    NOLINT comments
//     | plan fixes   Rewrite/     recommendations -> edits
//     v
//   Analysis --> Report/ and Rewrite/ (apply, diff, export)
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PIPELINE_H
#define POOLWISE_PIPELINE_H

#include "poolwise/Extract/Extract.h"
#include "poolwise/Judge/Recommendation.h"

namespace poolwise {

/// How long a stage took, for --stats; never part of a report.
struct StageTime {
  llvm::StringRef Stage;
  double Seconds = 0;
};

struct Analysis {
  std::unique_ptr<Program> P; ///< stable address: behaviors refer to it
  std::unique_ptr<Behaviors> B;
  std::vector<Recommendation> Findings;
  std::vector<StageTime> Times;
};

/// Everything from compile commands to findings with fixes; nothing is written.
/// `Rules` outlives the result.
Analysis analyze(
    const std::vector<CompileCommand> &Commands, const RuleSet &Rules,
    const Config &C, unsigned Jobs,
    const std::function<void(unsigned, const std::string &)> &Progress = {});

} // namespace poolwise

#endif

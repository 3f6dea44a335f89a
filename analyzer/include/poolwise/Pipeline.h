//===- Pipeline.h - The stages, in order ------------------------*- C++ -*-===//
//
//   compile commands
//     | gather       Extract/     Clang AST -> TU summaries, in processes, or
//     |                           summaries that were made before, from files
//     | link         Link/        TU summaries -> program
//     | propagate    Propagate/   program + rules -> behaviors
//     | recommend    Recommend/   behaviors -> Classify/ kind, Safety/ verdict
//     | misuse       Misuse/       behaviors -> what is wrong with concurrency
//     | suppress     Suppress/    NOLINT comments, configuration
//     | plan fixes   Rewrite/     recommendations -> edits
//     v
//   Analysis --> Report/ and Rewrite/ (apply, diff, export)
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_PIPELINE_H
#define POOLWISE_PIPELINE_H

#include "poolwise/Profile/Profile.h"
#include "poolwise/Store/Store.h"
#include "poolwise/Suppress/Suppress.h"

namespace poolwise {

/// How long a stage took, for --stats; never part of a report. Extraction in
/// time that passed, the others, which do not wait, in CPU time.
struct StageTime {
  llvm::StringRef Stage;
  double Seconds = 0;
};

/// What link takes.
struct ExtractedProgram {
  std::vector<TUSummary> Units;
  std::vector<FailedUnit> Failures;
  /// Of a part of a program: what Program::IsWhole is of all of it.
  std::optional<bool> IsWhole = std::nullopt;
};

struct Analysis {
  /// What `B` and witness paths refer to, if nobody else keeps it.
  std::shared_ptr<const RuleSet> Rules;
  std::unique_ptr<Program> P; ///< stable address: behaviors refer to it
  std::unique_ptr<Behaviors> B;
  std::vector<Recommendation> Findings;
  unsigned Units = 0, Cached = 0; ///< asked for, of them not parsed
  /// Of the whole program; `P` may hold a part of it (storedAnalysis).
  unsigned FunctionCount = 0, CandidateCount = 0;
  std::vector<UnusedSuppression> Unused;
  std::vector<StageTime> Times;
  /// What functions took when the program ran, in place of estimates; given.
  std::optional<Profile> Measured;
  /// Given: false leaves out all stages behind propagation.
  bool IsJudged = true;
};

/// One unit whose summary was made, now or before.
struct GatheredUnit {
  std::string File;
  uint64_t MeaningHash = 0, PositionsHash = 0;
  std::string Record; ///< empty: stands in the store
  /// Of the last time, if only positions have changed since: after an edit of
  /// a comment.
  std::string Before;
  CompileCommand Command;
  std::vector<std::string> Read; ///< files that were read for it just now
};

/// The summaries of all units, not decoded yet.
struct Gathered {
  std::vector<GatheredUnit> Units;
  std::vector<FailedUnit> Failures;
  unsigned Total = 0;        ///< units asked for
  unsigned Cached = 0;       ///< of them, found in the store
  unsigned WithPreamble = 0; ///< of the others, parsed from a preamble on
  std::map<std::string, unsigned> Misses; ///< why the others were not
  bool WasInterrupted = false;
  double Seconds = 0;
};

struct GatherOptions {
  ExtractOptions Extract;
  Store *Kept = nullptr; ///< may be null
  std::function<void(unsigned Done, unsigned Total, const std::string &File)>
      Progress;
};

/// Takes each command's unit from the store, if it stands there and its inputs
/// still hold; extracts the others, and puts them into the store one by one.
Gathered gather(const std::vector<CompileCommand> &Commands,
                const GatherOptions &Options);

/// The summaries that stand in these files (Record.h).
llvm::Expected<Gathered> gatherFromFiles(llvm::ArrayRef<std::string> Files,
                                         llvm::StringRef Root);

/// Decodes them; a record that turns out to be damaged is made anew.
ExtractedProgram decode(Gathered &From, const GatherOptions &Options);

/// Everything from summaries to findings with fixes; nothing is written.
/// `Rules` outlives the result.
Analysis analyze(Gathered From, const GatherOptions &Options,
                 const RuleSet &Rules, const Config &C, Analysis A = {});
/// The same from decoded summaries; what is known of them stands in `A`.
Analysis analyze(ExtractedProgram Units, const RuleSet &Rules, const Config &C,
                 const OpenFiles &Open = {}, Analysis A = {});

/// A hash of this very program: judging may change with every change of it.
uint64_t ownDigest();

/// Findings of the same program under the same rules and settings are found
/// without linking again. `Rules`: a hash of the rule packs.
enum class Positions : uint8_t { Now, Before };
uint64_t resultKey(const Gathered &From, llvm::StringRef Root, uint64_t Rules,
                   const Config &C, Positions Of = Positions::Now);
/// Enough for every report of findings; there are no behaviors in it.
std::optional<Analysis> storedAnalysis(Store &From, uint64_t Key,
                                       const Config &C);
/// The same after edits that changed nothing but positions.
std::optional<Analysis> movedAnalysis(Store &From, const Gathered &Units,
                                      llvm::StringRef Root, uint64_t Rules,
                                      const Config &C);
void storeAnalysis(Store &Into, uint64_t Key, const Analysis &A);

} // namespace poolwise

#endif

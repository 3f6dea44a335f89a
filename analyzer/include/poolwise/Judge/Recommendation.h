//===- Recommendation.h - The product of the analysis -----------*- C++ -*-===//
#ifndef POOLWISE_JUDGE_RECOMMENDATION_H
#define POOLWISE_JUDGE_RECOMMENDATION_H

#include "poolwise/Config/Config.h"
#include "poolwise/Judge/Hazard.h"
#include "poolwise/Judge/Kind.h"

namespace poolwise {

struct Estimate {
  double TaskCpuUs = 0, TaskWaitUs = 0;
  std::optional<uint64_t> Iterations;
  std::optional<double> Speedup;
};

enum class Severity : uint8_t { Note, Warning };

/// One edit: replace Length bytes at Offset by Text.
struct Edit {
  FileId File = NoFile;
  uint32_t Offset = 0, Length = 0;
  std::string Text;
  friend auto operator<=>(const Edit &, const Edit &) = default;
};

enum class Applicability : uint8_t { Safe, Review };

struct Fix {
  Applicability A = Applicability::Safe;
  std::vector<Edit> Edits = {}; ///< sorted, not overlapping; all or none
  /// Of build files, so that the new code links; they belong to it.
  std::vector<Edit> LinkEdits = {};
  /// What the reader must link by himself: "poolwise::runtime to what compiles
  /// main.cpp"; empty: nothing.
  std::string LinkNote = {};

  std::vector<Edit> allEdits() const {
    std::vector<Edit> All = Edits;
    All.insert(All.end(), LinkEdits.begin(), LinkEdits.end());
    return All;
  }
};

struct Evidence {
  std::string Message;
  Location Where;
  std::string Model; ///< empty: none
};

/// Who asked not to see a finding.
enum class Silencer : uint8_t { Nobody, Comment, Configuration, Baseline };

struct Recommendation {
  std::string Check; ///< "sequential-io-loop"
  Severity S = Severity::Warning;
  FunctionId Function = 0;
  uint32_t CandidateIndex = 0;
  /// Findings of Misuse: their site, which is no candidate of the function's.
  std::optional<Candidate> Own;
  Kind K = Kind::Unknown;
  Executor On = Executor::None;
  Estimate E;
  Confidence C = Confidence::Possible;
  Verdict V = Verdict::Unknown;
  Pattern P;
  /// A task may throw, a lack of memory aside.
  bool MayThrow = false;
  std::vector<Hazard> Hazards;
  std::vector<Evidence> Path;
  std::string Message;
  /// Stable across edits elsewhere: check, function and ordinal of the site.
  std::string Fingerprint;
  bool Suppressed = false;
  Silencer By = Silencer::Nobody;
  /// Where it was asked for, and the reason that was given.
  std::string SuppressedWhy;
  std::optional<Fix> F;
  /// Why there is no fix though the verdict is safe, or why it needs review.
  std::string FixRefusal;
};

/// The site that a recommendation is about.
inline const Candidate &candidateOf(const Program &P, const Recommendation &R) {
  return R.Own ? *R.Own : P.Functions[R.Function].Candidates[R.CandidateIndex];
}

/// Marks it as not to be shown, unless it is so already.
void suppress(Recommendation &R, Silencer By, std::string Why);

/// Judges every candidate of the program. Sorted by file, line, column, check.
std::vector<Recommendation> recommend(const Behaviors &B, const Config &C);
/// Adds what is wrong with the threads, pools and event loops that the program
/// has. Sorted the same way.
void addMisuse(const Behaviors &B, const Config &C,
               std::vector<Recommendation> &All);

} // namespace poolwise

#endif

//===- Suppress.h - What the reader asked not to see ------------*- C++ -*-===//
//
// NOLINT comments, entries of the configuration, and baselines: findings are
// marked and stay in the reports with a flag. Changed lines: findings that
// concern none are dropped. All of it happens after the analysis and from the
// text of the sources, so that it never needs a new parse.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SUPPRESS_SUPPRESS_H
#define POOLWISE_SUPPRESS_SUPPRESS_H

#include "poolwise/Judge/Recommendation.h"
#include "poolwise/Summary/OpenFiles.h"

namespace poolwise {

/// Something that was to hide findings and hides none, or cannot be read.
struct UnusedSuppression {
  std::string File;
  uint32_t Line = 0, Column = 0;
  std::string Message;

  friend auto operator<=>(const UnusedSuppression &,
                          const UnusedSuppression &) = default;
};

/// Comments in the sources, then the configuration. `Checks`: all there are.
/// Tells what was of no use, sorted.
std::vector<UnusedSuppression> suppress(const Program &P, const Config &C,
                                        llvm::ArrayRef<llvm::StringRef> Checks,
                                        std::vector<Recommendation> &All,
                                        const OpenFiles &Open = {});

/// NOLINT, NOLINT(poolwise-x), NOLINTNEXTLINE, NOLINTBEGIN/END, with globs, as
/// clang-tidy reads them.
void applyNolint(const Program &P, const Config &C,
                 llvm::ArrayRef<llvm::StringRef> Checks,
                 std::vector<Recommendation> &All,
                 std::vector<UnusedSuppression> &Unused,
                 const OpenFiles &Open = {});
/// The entries below `suppress:`.
void applySuppressEntries(const Program &P, const Config &C,
                          std::vector<Recommendation> &All,
                          std::vector<UnusedSuppression> &Unused);

/// A baseline is a sorted text file: one fingerprint and a comment a line.
llvm::Error applyBaseline(llvm::StringRef File,
                          std::vector<Recommendation> &All,
                          std::vector<UnusedSuppression> &Unused);
llvm::Error writeBaseline(llvm::StringRef File, const Program &P,
                          const std::vector<Recommendation> &All);

/// Keeps only what concerns lines changed since a git revision, or rather since
/// the work tree left its history.
llvm::Error applySince(llvm::StringRef Revision, const Program &P,
                       std::vector<Recommendation> &All,
                       std::vector<UnusedSuppression> &Unused);
/// The same, from a unified diff of any tool. Gives the names of the files in
/// it that are not part of the program.
llvm::Expected<std::vector<std::string>>
applyDiff(llvm::StringRef Diff, const Program &P,
          std::vector<Recommendation> &All,
          std::vector<UnusedSuppression> &Unused);

} // namespace poolwise

#endif

//===- Suppress.h - What the reader asked not to see ------------*- C++ -*-===//
//
// NOLINT comments and baselines, applied after the analysis from the source
// text, so that they never need a new parse. Suppressed findings stay in the
// JSON report with a flag.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_SUPPRESS_SUPPRESS_H
#define POOLWISE_SUPPRESS_SUPPRESS_H

#include "poolwise/Judge/Recommendation.h"

namespace poolwise {

/// NOLINT, NOLINT(poolwise-x), NOLINTNEXTLINE, NOLINTBEGIN/END, with globs, as
/// clang-tidy reads them.
void applyNolint(const Program &P, std::vector<Recommendation> &All);

/// A baseline is a sorted text file: one fingerprint and a comment a line.
llvm::Error applyBaseline(llvm::StringRef File,
                          std::vector<Recommendation> &All);
llvm::Error writeBaseline(llvm::StringRef File, const Program &P,
                          const std::vector<Recommendation> &All);

/// Keeps only what stands on lines changed since a git revision.
llvm::Error applySince(llvm::StringRef Revision, const Program &P,
                       std::vector<Recommendation> &All);

} // namespace poolwise

#endif

//===- Words.h - Parts of a finding in words --------------------*- C++ -*-===//
//
// Shared by the formats and by `poolwise explain`, so that the same thing is
// said in the same words everywhere.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_REPORT_WORDS_H
#define POOLWISE_REPORT_WORDS_H

#include "poolwise/Judge/Recommendation.h"

namespace poolwise {

llvm::StringRef nameOf(Severity S);        ///< "warning", "note"
llvm::StringRef nameOf(Candidate::Site S); ///< "loop", "algorithm"...
llvm::StringRef nameOf(Applicability A);   ///< "safe", "review"

/// Would --fix apply it?
bool isFixable(const Recommendation &R);

/// What becomes of the finding in the source, as one sentence without a full
/// stop: can be fixed, is refused and why, or waits for review.
std::string outlook(const Recommendation &R);

/// "16 tasks of about 50 ms waiting and 1.2 ms computing; estimated 12.0 times
/// faster"
std::string estimateText(const Estimate &E);
/// What a run of the site takes less, as estimated, in microseconds.
double savedUs(const Estimate &E, unsigned AssumedRounds);
/// "comment", "configuration", "baseline"; empty: nobody
llvm::StringRef nameOf(Silencer S);
/// "50 ms", "1.5 us": two significant digits.
std::string durationText(double Microseconds);

} // namespace poolwise

#endif

//===- Fingerprint.h - A name for a finding that lasts ----------*- C++ -*-===//
//
// In:  a recommendation. Out: a hash of its check, function and ordinal among
//      the function's candidates of one sort, which edits elsewhere in the file
//      leave as it is.
//
//===----------------------------------------------------------------------===//

#ifndef POOLWISE_RECOMMEND_FINGERPRINT_H
#define POOLWISE_RECOMMEND_FINGERPRINT_H

#include "poolwise/Judge/Recommendation.h"

namespace poolwise {

std::string fingerprintOf(const Program &P, const Recommendation &R);

} // namespace poolwise

#endif

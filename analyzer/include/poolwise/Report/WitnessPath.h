//===- WitnessPath.h - A call path in words ---------------------*- C++ -*-===//
#ifndef POOLWISE_REPORT_WITNESSPATH_H
#define POOLWISE_REPORT_WITNESSPATH_H

#include "poolwise/Judge/Recommendation.h"

namespace poolwise {

/// Each hop as a sentence: "calls 'fetch'", ..., "calls 'recv' (network)" with
/// the rule that says so. Null: empty.
std::vector<Evidence> evidenceOf(const Witness *Path);

} // namespace poolwise

#endif

//===- Exclude.h - Findings that this run does not ask for ------*- C++ -*-===//
#ifndef POOLWISE_SUPPRESS_EXCLUDE_H
#define POOLWISE_SUPPRESS_EXCLUDE_H

#include "poolwise/Judge/Recommendation.h"

namespace poolwise {

/// Drops findings in system headers and in files that Config::Exclude names.
void dropExcluded(const Program &P, const Config &C,
                  std::vector<Recommendation> &All);

} // namespace poolwise

#endif

//===- MeasuredCosts.h - A profile, by function of the program --*- C++ -*-===//
#ifndef POOLWISE_PROFILE_MEASUREDCOSTS_H
#define POOLWISE_PROFILE_MEASUREDCOSTS_H

#include "poolwise/Profile/Profile.h"
#include "poolwise/Program/Program.h"
#include <map>

namespace poolwise {

/// Of one call, in nanoseconds.
struct MeasuredCost {
  double CpuNs = 0;
  double IoNs = 0;
  double LockNs = 0;
  uint64_t Calls = 0;
};
using MeasuredCosts = std::map<FunctionId, MeasuredCost>;

/// A measured function is that of the program which has its name and stands
/// around its line in a file of its path. The tree may lie elsewhere than it
/// was built: then the longest common end of the paths decides.
MeasuredCosts measuredCosts(const Profile &Measured, const Program &P);

} // namespace poolwise

#endif

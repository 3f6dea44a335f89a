// How many cores this process may use.
//
// In:  the affinity mask, and the CPU quotas of the process's control group and those above it
//      (version 2: cpu.max; version 1: cpu.cfs_quota_us and cpu.cfs_period_us).
// Out: a number of cores, at least 1. What can't be read is no limit.
// Not handled: cpu.shares and weights, which are no limits; changes after the first call.
#ifndef POOLWISE_SRC_CPU_LIMIT_H
#define POOLWISE_SRC_CPU_LIMIT_H

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace poolwise::detail {

/// min(affinity mask, quota rounded up).
std::size_t usable_cores();

/// Cores from the text of a cpu.max file: "150000 100000" gives 2, "max 100000" nothing.
std::optional<std::size_t> cores_of_cpu_max(std::string_view text);

/// The smallest quota for the control groups that /proc/self/cgroup (its text) names, under the
/// root (/sys/fs/cgroup), from the group itself up to the root.
std::optional<std::size_t> cores_of_groups(std::string_view proc_self_cgroup,
                                           const std::string &root);

} // namespace poolwise::detail

#endif

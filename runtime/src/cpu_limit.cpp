#include "cpu_limit.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <sched.h>
#include <thread>
#include <vector>

namespace poolwise::detail {

namespace {

std::string text_of(const std::string &path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void lower(std::optional<std::size_t> &limit, std::optional<std::size_t> other) {
  if (other && (!limit || *other < *limit))
    limit = other;
}

// The quota of one group's folder, in whichever version's files are there.
std::optional<std::size_t> cores_of_folder(const std::string &folder) {
  const std::string v2 = text_of(folder + "/cpu.max");
  if (!v2.empty())
    return cores_of_cpu_max(v2);
  return cores_of_cpu_max(text_of(folder + "/cpu.cfs_quota_us") + " " +
                          text_of(folder + "/cpu.cfs_period_us"));
}

// Whether a version 1 list such as "cpu,cpuacct" has the controller that sets quotas.
bool names_cpu(std::string_view controllers) {
  for (;;) {
    const std::size_t comma = controllers.find(',');
    if (controllers.substr(0, comma) == "cpu")
      return true;
    if (comma == controllers.npos)
      return false;
    controllers.remove_prefix(comma + 1);
  }
}

std::size_t cores_of_affinity() {
  // The kernel refuses masks that are smaller than its own, so the size grows until it fits.
  for (std::size_t sets = 1; sets <= 64; sets *= 2) {
    std::vector<cpu_set_t> mask(sets);
    const std::size_t bytes = sets * sizeof(cpu_set_t);
    if (sched_getaffinity(0, bytes, mask.data()) == 0)
      return static_cast<std::size_t>(CPU_COUNT_S(bytes, mask.data()));
  }
  return std::thread::hardware_concurrency();
}

} // namespace

std::optional<std::size_t> cores_of_cpu_max(std::string_view text) {
  long long numbers[2];
  const char *at = text.data();
  const char *const end = at + text.size();
  for (long long &number : numbers) {
    while (at != end && (*at == ' ' || *at == '\n'))
      ++at;
    const auto [after, error] = std::from_chars(at, end, number);
    if (error != std::errc() || number <= 0) // "max", or -1 in version 1: no limit
      return std::nullopt;
    at = after;
  }
  return static_cast<std::size_t>((numbers[0] - 1) / numbers[1] + 1);
}

std::optional<std::size_t> cores_of_groups(std::string_view proc_self_cgroup,
                                           const std::string &root) {
  std::optional<std::size_t> limit;
  // Lines are id:controllers:path; version 2 has id 0 and no controllers.
  for (std::string_view rest = proc_self_cgroup; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const std::size_t colon = line.find(':');
    const std::size_t second = colon == line.npos ? line.npos : line.find(':', colon + 1);
    if (second == line.npos)
      continue;
    const std::string_view controllers = line.substr(colon + 1, second - colon - 1);
    if (!controllers.empty() && !names_cpu(controllers))
      continue;
    const std::string top = controllers.empty() ? root : root + "/cpu";
    std::string path(line.substr(second + 1));
    while (!path.empty() && path != "/") {
      lower(limit, cores_of_folder(top + path));
      path.erase(path.rfind('/') == path.npos ? 0 : path.rfind('/'));
    }
    lower(limit, cores_of_folder(top)); // in a container this is the group itself
  }
  return limit;
}

std::size_t usable_cores() {
  std::size_t cores = cores_of_affinity();
  if (const auto quota = cores_of_groups(text_of("/proc/self/cgroup"), "/sys/fs/cgroup"))
    cores = std::min(cores, *quota);
  return std::max<std::size_t>(cores, 1);
}

} // namespace poolwise::detail

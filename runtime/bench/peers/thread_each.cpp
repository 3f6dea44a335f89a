// One std::thread a task.
#include "standard.h"

namespace {

struct launch {
  using handle = std::thread;
  template <class F> static handle start(F f) { return std::thread(f); }
  static void join(handle &started) { started.join(); }
};

} // namespace

std::vector<bench::row> bench::rows() {
  auto rows = cpu_rows<standard_peer<launch>>(cores());
  rows.push_back(asleep_row<standard_peer<launch>>("asleep-elastic", 200));
  return rows;
}

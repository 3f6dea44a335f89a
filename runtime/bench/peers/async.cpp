// std::async, which in libstdc++ is a new thread for each call.
#include "standard.h"

#include <future>

namespace {

struct launch {
  using handle = std::future<void>;
  template <class F> static handle start(F f) { return std::async(std::launch::async, f); }
  static void join(handle &started) { started.get(); }
};

} // namespace

std::vector<bench::row> bench::rows() {
  auto rows = cpu_rows<standard_peer<launch>>(cores());
  rows.push_back(asleep_row<standard_peer<launch>>("asleep-elastic", 200));
  return rows;
}

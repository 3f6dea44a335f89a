// The plain loop: what no pool may be slower than.
#include "thread_rows.h"

namespace {

struct peer {
  explicit peer(unsigned) {}
  template <class F> void loop(std::size_t count, F body) {
    for (std::size_t i = 0; i != count; ++i)
      body(i);
  }
};

} // namespace

std::vector<bench::row> bench::rows() { return cpu_rows<peer>(1); }

// The best that this machine can give: the loop's work, split evenly by hand among one thread a
// core, with nothing else to do. Two cores that share a cache or a budget give less than twice the
// speed of one; a pool cannot change that, so it is judged against this.
#include "thread_rows.h"

namespace {

struct peer {
  explicit peer(unsigned threads) : threads_(threads) {}
  // Each thread takes every threads_-th element, so the dear ones at the end are split evenly too.
  template <class F> void loop(std::size_t count, F body) {
    std::vector<std::jthread> others;
    const auto part = [this, count, &body](unsigned first) {
      for (std::size_t i = first; i < count; i += threads_)
        body(i);
    };
    for (unsigned i = 1; i < threads_; ++i)
      others.emplace_back(part, i);
    part(0);
  }

private:
  unsigned threads_;
};

} // namespace

std::vector<bench::row> bench::rows() { return cpu_rows<peer>(cores()); }

// OpenMP: tasks, and loops with a dynamic schedule.
#include "thread_rows.h"

#include <omp.h>

namespace {

struct peer {
  explicit peer(unsigned threads) { omp_set_num_threads(static_cast<int>(threads)); }

  template <class F> void group(int count, F f) {
#pragma omp parallel
#pragma omp single
    for (int i = 0; i < count; ++i) {
#pragma omp task firstprivate(f)
      f();
    }
  }
  template <class F> void one(F f) {
#pragma omp parallel
#pragma omp single
#pragma omp task firstprivate(f)
    f();
  }
  // One element at a time where elements are dear; a shrinking number of them elsewhere.
  template <class F> void loop(std::size_t count, F body) {
    if (count == 1000 || count == 200) {
#pragma omp parallel for schedule(dynamic, 1)
      for (std::size_t i = 0; i < count; ++i)
        body(i);
    } else {
#pragma omp parallel for schedule(guided)
      for (std::size_t i = 0; i < count; ++i)
        body(i);
    }
  }
};

} // namespace

std::vector<bench::row> bench::rows() {
  auto rows = cpu_rows<peer>(cores());
  rows.push_back(asleep_row<peer>("asleep-64", 64));
  return rows;
}

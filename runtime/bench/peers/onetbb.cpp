// oneTBB: task_group and parallel_for.
#include "thread_rows.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/task_group.h>

namespace {

struct peer {
  explicit peer(unsigned threads)
      : allowed(tbb::global_control::max_allowed_parallelism, threads),
        arena(static_cast<int>(threads)) {}

  template <class F> void group(int count, F f) {
    tbb::task_group tasks;
    for (int i = 0; i != count; ++i)
      tasks.run(f);
    tasks.wait();
  }
  template <class F> void one(F f) {
    tbb::task_group tasks;
    int result = 0;
    tasks.run([&] { result = f(); });
    tasks.wait();
    bench::sink.store(result, std::memory_order_relaxed);
  }
  template <class F> void loop(std::size_t count, F body) {
    arena.execute([&] { tbb::parallel_for(std::size_t{0}, count, body); });
  }
  tbb::global_control allowed;
  tbb::task_arena arena;
};

// One element a task: parallel_for would put several naps into one.
struct naps : peer {
  using peer::peer;
  template <class F> void loop(std::size_t count, F body) {
    arena.execute([&] {
      tbb::parallel_for(
          tbb::blocked_range<std::size_t>(0, count, 1),
          [&](const auto &some) { body(some.begin()); }, tbb::simple_partitioner());
    });
  }
};

} // namespace

std::vector<bench::row> bench::rows() {
  auto rows = cpu_rows<peer>(cores());
  rows.push_back(asleep_row<naps>("asleep-64", 64));
  return rows;
}

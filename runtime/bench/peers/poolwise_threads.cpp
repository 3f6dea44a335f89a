// Ours: cpu_pool and io_pool.
#include "thread_rows.h"

#include <poolwise/runtime.h>

namespace {

using namespace bench;

template <class Pool> struct peer {
  explicit peer(unsigned threads) : pool(threads) {}

  template <class F> void group(int count, F f) {
    poolwise::task_group tasks(pool);
    for (int i = 0; i != count; ++i)
      tasks.run(f);
    tasks.wait();
  }
  template <class F> void futures(int count, F f) {
    std::vector<poolwise::future<int>> all;
    all.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i != count; ++i)
      all.push_back(pool.submit(f));
    for (auto &each : all)
      each.get();
  }
  template <class F> void one(F f) { pool.submit(f).get(); }
  template <class F> void loop(std::size_t count, F body) {
    pool.for_each(poolwise::indices(count), body);
  }

  Pool pool;
};

// The calling thread sleeps until the pool's threads have run all.
void submit_and_count(poolwise::cpu_pool &pool, int count) {
  std::atomic<int> left{count};
  for (int i = 0; i != count; ++i)
    static_cast<void>(pool.submit([&left] {
      nothing();
      if (left.fetch_sub(1, std::memory_order_acq_rel) == 1)
        left.notify_one();
    }));
  for (int now = left.load(); now != 0; now = left.load())
    left.wait(now);
}

} // namespace

std::vector<bench::row> bench::rows() {
  auto rows = cpu_rows<peer<poolwise::cpu_pool>>(cores());
  rows.push_back({"calibrate", measured_steps_per_us});
  rows.push_back(asleep_row<peer<poolwise::io_pool>>("asleep-64", 64));
  rows.push_back(asleep_row<peer<poolwise::io_pool>>("asleep-elastic", 512));
  rows.push_back({"asleep-cold",
                  [] { return typical(1, [] { peer<poolwise::io_pool>(512).loop(200, nap); }); }});
  rows.push_back({"submit-empty", [] {
                    poolwise::cpu_pool pool(cores());
                    return typical(10'000, [&] { submit_and_count(pool, 10'000); });
                  }});
  rows.push_back({"for-each-empty", [] {
                    poolwise::cpu_pool pool(cores());
                    return typical(10'000, [&] {
                      pool.for_each(poolwise::indices(10'000), [](int) { nothing(); },
                                    {.chunk = 1});
                    });
                  }});
  return rows;
}

// Everything at once, for the sanitizers to watch.
#include "pools.h"

#include <functional>
#include <random>
#include <vector>

namespace {

struct failure {
  int index;
};

// A random tree of calls on both pools; gives the number of its leaves, computed by them.
int tree(poolwise::io_pool &io, poolwise::cpu_pool &cpu, unsigned seed, int depth) {
  std::mt19937 random(seed);
  if (depth == 0)
    return 1;
  const int width = 1 + static_cast<int>(random() % 4);
  const auto child = [&, first = random()](int i) {
    return tree(io, cpu, static_cast<unsigned>(first) + static_cast<unsigned>(i), depth - 1);
  };
  switch (random() % 5) {
  case 0:
    return cpu.reduce(poolwise::indices(width), 0, std::plus<>(), child);
  case 1:
    return io.reduce(poolwise::indices(width), 0, std::plus<>(), child);
  case 2: {
    auto [a, b] = cpu.invoke([&] { return child(0); }, [&] { return child(1); });
    return a + b;
  }
  case 3: {
    std::vector<poolwise::future<int>> tasks;
    for (int i = 0; i != width; ++i)
      tasks.push_back(random() % 2 == 0 ? io.submit(child, i) : cpu.submit(child, i));
    int sum = 0;
    for (auto &task : tasks)
      sum += task.get();
    return sum;
  }
  default:
    try {
      io.for_each(poolwise::indices(width), [&](int i) {
        child(i);
        if (i == width / 2)
          throw failure{i};
      });
    } catch (const failure &f) {
      return f.index + 1;
    }
    return -1000;
  }
}

// What tree gives, without any pool.
int expected(unsigned seed, int depth) {
  std::mt19937 random(seed);
  if (depth == 0)
    return 1;
  const int width = 1 + static_cast<int>(random() % 4);
  const auto first = static_cast<unsigned>(random());
  const auto kind = random() % 5;
  if (kind == 4)
    return width / 2 + 1;
  int sum = 0;
  for (int i = 0; i != (kind == 2 ? 2 : width); ++i)
    sum += expected(first + static_cast<unsigned>(i), depth - 1);
  return sum;
}

TEST(Stress, random_trees_of_calls_ok) {
  for (const std::size_t size : {1U, 2U, 7U}) {
    poolwise::io_pool io(size, std::chrono::microseconds(200));
    poolwise::cpu_pool cpu(size);
    std::vector<std::jthread> callers;
    for (unsigned caller = 0; caller != 3; ++caller)
      callers.emplace_back([&, caller] {
        for (unsigned seed = 0; seed != 40; ++seed)
          EXPECT_EQ(tree(io, cpu, 1000 * caller + seed, 5), expected(1000 * caller + seed, 5));
      });
  }
}

TEST(Stress, pools_come_and_go_ok) {
  for (int repeat = 0; repeat != 200; ++repeat) {
    poolwise::io_pool pool(3, std::chrono::microseconds(20));
    std::atomic<int> runs{0};
    static_cast<void>(pool.submit([&] { ++runs; }));
    pool.for_each(poolwise::indices(3), [&](int) { ++runs; });
    if (repeat % 2 == 0)
      pool.shutdown_now();
    else
      pool.shutdown();
    EXPECT_GE(runs, 3);
  }
}

} // namespace

// Calls within calls, in pools of any size, never deadlock.
#include "pools.h"

#include <functional>
#include <vector>

namespace {

template <class Pool> class Nesting : public testing::Test {};
TYPED_TEST_SUITE(Nesting, both_pools);

TYPED_TEST(Nesting, map_in_map_in_map_ok) {
  for (const std::size_t size : {1U, 2U, 5U}) {
    TypeParam pool(size);
    const auto sum = pool.reduce(poolwise::indices(6), 0, std::plus<>(), [&](int i) {
      return pool.reduce(poolwise::indices(6), 0, std::plus<>(), [&](int j) {
        return pool.reduce(poolwise::indices(6), 0, std::plus<>(),
                           [&](int k) { return i * j * k; });
      });
    });
    EXPECT_EQ(sum, 15 * 15 * 15);
  }
}

TYPED_TEST(Nesting, waiting_for_a_task_in_a_task_ok) {
  for (const std::size_t size : {1U, 2U, 5U}) {
    TypeParam pool(size);
    const std::function<int(int)> fib = [&](int n) -> int {
      if (n < 2)
        return n;
      auto left = pool.submit(fib, n - 1);
      const int right = fib(n - 2);
      return left.get() + right;
    };
    EXPECT_EQ(pool.submit(fib, 12).get(), 144);
  }
}

TYPED_TEST(Nesting, a_loop_over_tasks_that_were_submitted_before_ok) {
  TypeParam pool(1);
  std::vector<poolwise::future<int>> tasks;
  for (int i = 0; i != 20; ++i)
    tasks.push_back(pool.submit([&pool, i] { return pool.map({i}, std::negate<>())[0]; }));
  EXPECT_EQ(pool.reduce(tasks, 0, std::plus<>(), [](poolwise::future<int> &t) { return t.get(); }),
            -190);
}

TYPED_TEST(Nesting, invoke_recursively_ok) {
  TypeParam pool(2);
  const std::function<int(int, int)> sum = [&](int first, int last) -> int {
    if (last - first == 1)
      return first;
    const int middle = (first + last) / 2;
    auto [a, b] =
        pool.invoke([&] { return sum(first, middle); }, [&] { return sum(middle, last); });
    return a + b;
  };
  EXPECT_EQ(sum(0, 300), 300 * 299 / 2);
}

TEST(NestingBoth, io_in_cpu_in_io_ok) {
  poolwise::io_pool io(1);
  poolwise::cpu_pool cpu(1);
  std::atomic<int> runs{0};
  io.for_each(poolwise::indices(4), [&](int) {
    cpu.for_each(poolwise::indices(4), [&](int) {
      io.for_each(poolwise::indices(4), [&](int) {
        cpu.submit([&] { ++runs; }).get();
        io.submit([&] { ++runs; }).get();
      });
    });
  });
  EXPECT_EQ(runs, 128);
}

} // namespace

// The interface that executor.h and the futures give to all pools, on worker processes.
#include "pools.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <stdexcept>
#include <string>
#include <tuple>
#include <unistd.h>
#include <vector>

namespace {

using namespace std::chrono_literals;

class ProcessInterface : public testing::Test {
protected:
  poolwise::process_pool pool{2};
};

int twice(int x) { return 2 * x; }
int slow_if_even(int x) {
  if (x % 2 == 0)
    std::this_thread::sleep_for(5ms);
  return x;
}

TEST_F(ProcessInterface, lazy_maps_ok) {
  int expected = 0;
  for (const int i : pool.lazy_map(std::views::iota(0), twice, {.window = 4})) {
    ASSERT_EQ(i, 2 * expected++);
    if (expected == 100)
      break;
  }
  std::vector<int> seen;
  for (const int i : pool.lazy_map_unordered(poolwise::indices(20), slow_if_even))
    seen.push_back(i);
  std::ranges::sort(seen);
  ASSERT_EQ(seen.size(), 20U);
  EXPECT_EQ(seen[19], 19);
}

TEST_F(ProcessInterface, starmap_ok) {
  const std::vector<std::tuple<int, std::string>> pairs{{1, "a"}, {2, "b"}};
  EXPECT_EQ(
      pool.starmap(pairs, [](int n, const std::string &text) { return text + std::to_string(n); }),
      (std::vector<std::string>{"a1", "b2"}));
}

TEST_F(ProcessInterface, retry_ok) {
  const auto flaky = [](int x) {
    static int calls = 0;
    if (++calls % 3 != 0)
      throw std::runtime_error("not yet");
    return x;
  };
  EXPECT_EQ(pool.map(poolwise::indices(5), poolwise::retry(flaky)), (std::vector{0, 1, 2, 3, 4}));
}

TEST_F(ProcessInterface, futures_can_be_waited_for_together_ok) {
  std::vector<poolwise::future<int>> tasks;
  for (int i = 0; i != 10; ++i)
    tasks.push_back(pool.submit(slow_if_even, i));
  int sum = 0;
  for (poolwise::future<int> &task : poolwise::as_completed(tasks))
    sum += task.get();
  EXPECT_EQ(sum, 45);
  auto both = poolwise::when_all(pool.submit(twice, 1), pool.submit(twice, 2));
  until([&] { return both.ready(); }); // without anybody waiting
  EXPECT_EQ(both.get(), std::tuple(2, 4));
}

TEST_F(ProcessInterface, progress_rises_to_the_end_ok) {
  std::vector<std::size_t> told;
  static_cast<void>(pool.map(poolwise::indices(50), slow_if_even,
                             {.progress = [&](std::size_t done, std::size_t all) {
                               EXPECT_EQ(all, 50U);
                               told.push_back(done);
                             }}));
  ASSERT_FALSE(told.empty());
  EXPECT_TRUE(std::ranges::is_sorted(told));
  EXPECT_EQ(told.back(), 50U);
  EXPECT_THROW(pool.for_each(poolwise::indices(50), slow_if_even,
                             {.progress = [](std::size_t, std::size_t) { throw 1; }}),
               int);
}

TEST_F(ProcessInterface, timeout_starts_no_more_elements_bad) {
  std::vector<int> out;
  EXPECT_THROW(pool.map_into(std::vector(100'000, 2), std::back_inserter(out), slow_if_even,
                             {.chunk = 1, .timeout = 50ms}),
               poolwise::timed_out);
  EXPECT_LT(out.size(), 100'000U);
  EXPECT_EQ(pool.map({1, 2}, twice, {.timeout = 1h}), (std::vector{2, 4}));
}

TEST_F(ProcessInterface, then_goes_on_here_or_there_ok) {
  auto here = pool.submit(twice, 1).then([](int x) { return std::pair(x, getpid()); });
  EXPECT_EQ(here.get(), std::pair(2, getpid()));
  auto there = pool.submit(twice, 1).then(pool, [](int x) { return std::pair(x, getpid()); });
  const auto [value, worker] = there.get();
  EXPECT_EQ(value, 2);
  EXPECT_NE(worker, getpid());
}

} // namespace

// Worker processes behind the interface of all pools.
#include "pools.h"

#include <csignal>
#include <map>
#include <memory>
#include <numeric>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

int sum(int a, int b) { return a + b; }
std::string twice(const std::string &text) { return text + text; }

struct scaled {
  int factor;
  int operator()(int x) const { return factor * x; }
};

int built_before_main = 1;
const struct sets_it {
  sets_it() { built_before_main = 42; }
} setter;

class ProcessPool : public testing::Test {
protected:
  poolwise::process_pool pool{2};
};

TEST_F(ProcessPool, runs_functions_elsewhere_ok) {
  EXPECT_EQ(pool.submit(sum, 1, 2).get(), 3);
  EXPECT_EQ(pool.submit([](int x) { return -x; }, 4).get(), -4);
  EXPECT_EQ(pool.submit(scaled{3}, 5).get(), 15);
  EXPECT_EQ(pool.submit(std::plus<>(), 2, 2).get(), 4);
  EXPECT_NE(pool.submit(getpid).get(), getpid());
  EXPECT_EQ(pool.submit(twice, "ab").get(), "abab");
  pool.submit([] {}).get();
}

// Workers are images of this program in which all static objects have been built, but not main.
TEST_F(ProcessPool, static_objects_are_built_in_workers_ok) {
  EXPECT_EQ(pool.submit([] { return built_before_main; }).get(), 42);
  built_before_main = 7; // main's doings are not seen there
  EXPECT_EQ(pool.submit([] { return built_before_main; }).get(), 42);
}

TEST_F(ProcessPool, maps_in_order_ok) {
  const auto squares = pool.map(poolwise::indices(1000), [](int i) { return i * i; });
  ASSERT_EQ(squares.size(), 1000U);
  for (std::size_t i = 0; i != squares.size(); ++i)
    EXPECT_EQ(squares[i], static_cast<int>(i * i));
  const std::vector<std::string> words{"a", "b", "c"};
  EXPECT_EQ(pool.map(words, twice), (std::vector<std::string>{"aa", "bb", "cc"}));
  EXPECT_EQ(pool.map({1, 2, 3}, scaled{2}), (std::vector<int>{2, 4, 6}));
  EXPECT_TRUE(pool.map(std::vector<int>{}, scaled{2}).empty());
}

TEST_F(ProcessPool, has_the_calls_of_all_pools_ok) {
  std::vector<std::string> out;
  pool.map_into(std::vector<std::string>{"x", "y"}, std::back_inserter(out), twice);
  EXPECT_EQ(out, (std::vector<std::string>{"xx", "yy"}));
  EXPECT_EQ(pool.reduce(poolwise::indices(101), 0, std::plus<>(), [](int i) { return i; }), 5050);
  EXPECT_EQ(pool.count_if(poolwise::indices(10), [](int i) { return i % 3 == 0; }), 4);
  pool.for_each({1, 2, 3}, [](int) {});
  const auto [a, b, nothing] =
      pool.invoke([] { return 1; }, [] { return std::string("b"); }, [] {});
  EXPECT_EQ(a, 1);
  EXPECT_EQ(b, "b");
  static_cast<void>(nothing);
}

// The index at which each test's element crashes.
std::string crashes_at_three(int i) {
  if (i == 3)
    std::raise(SIGKILL);
  return std::to_string(i);
}

// F1, F9: the crash is an exception of the one task; all others finish, and the pool stays usable.
TEST_F(ProcessPool, a_crash_fails_its_task_alone_bad) {
  std::vector<poolwise::future<std::string>> results;
  for (int i = 0; i != 20; ++i)
    results.push_back(pool.submit(crashes_at_three, i));
  for (int i = 0; i != 20; ++i) {
    const auto index = static_cast<std::size_t>(i);
    if (i != 3) {
      EXPECT_EQ(results[index].get(), std::to_string(i));
      continue;
    }
    try {
      static_cast<void>(results[index].get());
      FAIL();
    } catch (const poolwise::worker_died &death) {
      EXPECT_EQ(death.signal(), SIGKILL);
      EXPECT_EQ(death.exit_code(), -1);
      EXPECT_GT(death.pid(), 0);
    }
  }
  EXPECT_EQ(pool.submit(sum, 1, 2).get(), 3);
}

TEST_F(ProcessPool, a_crash_ends_a_map_bad) {
  EXPECT_THROW(static_cast<void>(pool.map(poolwise::indices(100), crashes_at_three)),
               poolwise::worker_died);
  EXPECT_EQ(pool.map({1, 2}, scaled{2}), (std::vector<int>{2, 4}));
}

TEST_F(ProcessPool, exit_in_a_task_is_a_death_bad) { // F21
  try {
    pool.submit([] { std::_Exit(7); }).get();
    FAIL();
  } catch (const poolwise::worker_died &death) {
    EXPECT_EQ(death.exit_code(), 7);
    EXPECT_EQ(death.signal(), 0);
  }
}

TEST_F(ProcessPool, the_shared_instance_works_ok) {
  EXPECT_EQ(poolwise::processes().map({1, 2, 3}, scaled{2}), (std::vector<int>{2, 4, 6}));
  EXPECT_GE(poolwise::processes().size(), 1U);
}

} // namespace

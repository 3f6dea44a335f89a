// Worker processes behind the interface of all pools.
#include "pools.h"

#include <atomic>
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

// Short tasks lie many deep in front of one worker, and are told of in bulk. Neither may show when
// a long one comes unexpectedly.
class ProcessBulk : public testing::Test {
protected:
  struct held_up {
    poolwise::shared_array<int> go_on;
    int operator()() const {
      while (std::atomic_ref(go_on[0]).load() == 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      return 1;
    }
  };
  void get_used_to_short_tasks(poolwise::process_pool &pool) {
    std::vector<poolwise::future<int>> all;
    for (int i = 0; i != 500; ++i)
      all.push_back(pool.submit(sum, i, 1));
    for (int i = 0; i != 500; ++i)
      ASSERT_EQ(all[static_cast<std::size_t>(i)].get(), i + 1);
  }
};

TEST_F(ProcessBulk, a_long_task_holds_up_no_other_ok) {
  for (const bool waited_for : {true, false}) {
    poolwise::process_pool pool(2);
    get_used_to_short_tasks(pool);
    const poolwise::shared_array<int> go_on(1);
    auto first = pool.submit(held_up{go_on});
    auto second = pool.submit(sum, 1, 2);
    if (!waited_for)
      until([&] { return second.ready(); });
    EXPECT_EQ(second.get(), 3);
    EXPECT_FALSE(first.ready());
    std::atomic_ref(go_on[0]).store(1);
    EXPECT_EQ(first.get(), 1);
  }
}

// A worker that sleeps and gets little to do is not woken at once; but it is, though nobody waits.
TEST_F(ProcessBulk, short_tasks_that_nobody_waits_for_run_ok) {
  poolwise::process_pool pool(1);
  get_used_to_short_tasks(pool);
  const poolwise::shared_array<int> runs(1);
  const auto count = [](const poolwise::shared_array<int> &all) {
    std::atomic_ref(all[0]).fetch_add(1);
  };
  for (int round = 1; round != 300; ++round) {
    for (int i = 0; i != 3; ++i)
      static_cast<void>(pool.submit(count, runs));
    while (std::atomic_ref(runs[0]).load() != 3 * round)
      std::this_thread::yield();
    std::this_thread::sleep_for(std::chrono::microseconds(round % 100)); // the worker falls asleep
  }
}

TEST_F(ProcessBulk, what_came_before_a_long_task_is_told_ok) {
  for (const bool waited_for : {true, false}) {
    poolwise::process_pool pool(1);
    get_used_to_short_tasks(pool);
    const poolwise::shared_array<int> go_on(1);
    std::vector<poolwise::future<int>> before;
    std::vector<poolwise::future<int>> behind;
    for (int i = 0; i != 40; ++i)
      before.push_back(pool.submit(sum, i, 1));
    auto held = pool.submit(held_up{go_on});
    for (int i = 0; i != 40; ++i)
      behind.push_back(pool.submit(sum, i, 2));
    for (int i = 0; i != 40; ++i) {
      auto &one = before[static_cast<std::size_t>(i)];
      if (!waited_for)
        until([&] { return one.ready(); });
      EXPECT_EQ(one.get(), i + 1);
    }
    EXPECT_FALSE(held.ready());
    std::atomic_ref(go_on[0]).store(1);
    for (int i = 0; i != 40; ++i)
      EXPECT_EQ(behind[static_cast<std::size_t>(i)].get(), i + 2);
  }
}

// So long that the listener, which has just heard of the one before, still looks by itself.
int a_moment(int x) {
  const auto start = std::chrono::steady_clock::now();
  while (std::chrono::steady_clock::now() - start < std::chrono::microseconds(50)) {
  }
  return x;
}

// The worker's tasks are known to be long, so few lie in front of it, and nobody takes any back.
TEST_F(ProcessBulk, a_short_task_before_a_long_one_is_told_ok) {
  for (const bool waited_for : {true, false}) {
    poolwise::process_pool pool(1);
    for (int round = 0; round != 10; ++round) {
      for (int i = 0; i != 5; ++i)
        pool.submit([] { std::this_thread::sleep_for(std::chrono::milliseconds(1)); }).get();
      const poolwise::shared_array<int> go_on(1);
      std::vector<poolwise::future<int>> before;
      for (int i = 0; i != 6; ++i)
        before.push_back(pool.submit(a_moment, i));
      auto held = pool.submit(held_up{go_on});
      for (int i = 0; i != 6; ++i) {
        auto &one = before[static_cast<std::size_t>(i)];
        if (!waited_for)
          until([&] { return one.ready(); });
        EXPECT_EQ(one.get(), i);
      }
      EXPECT_FALSE(held.ready());
      std::atomic_ref(go_on[0]).store(1);
      EXPECT_EQ(held.get(), 1);
    }
  }
}

TEST_F(ProcessBulk, more_than_all_workers_can_have_in_front_of_them_ok) {
  poolwise::process_pool pool(2);
  std::vector<poolwise::future<int>> all;
  for (int i = 0; i != 20'000; ++i)
    all.push_back(pool.submit(sum, i, 1));
  for (int i = 20'000; i-- != 0;)
    ASSERT_EQ(all[static_cast<std::size_t>(i)].get(), i + 1);
}

} // namespace

// Groups of tasks: every task runs once, whoever runs it; exceptions, cancelling, shutdown.
#include "pools.h"

#include <array>
#include <atomic>
#include <functional>
#include <latch>
#include <memory>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

template <class Pool> class TaskGroup : public testing::Test {};
TYPED_TEST_SUITE(TaskGroup, both_pools);

TYPED_TEST(TaskGroup, all_run_once_ok) {
  for (const std::size_t size : {1U, 2U, 5U}) {
    TypeParam pool(size);
    std::vector<std::atomic<int>> runs(3000);
    poolwise::task_group group(pool);
    for (int round = 1; round != 4; ++round) {
      for (auto &each : runs)
        group.run([&each] { ++each; });
      group.wait();
      for (const auto &each : runs)
        ASSERT_EQ(each, round);
    }
  }
}

TYPED_TEST(TaskGroup, functions_of_all_kinds_with_arguments_ok) {
  TypeParam pool(2);
  std::atomic<int> sum{0};
  {
    poolwise::task_group group(pool);
    group.run([&sum, big = std::array<int, 100>{1}] { sum += big[0]; });
    group.run([&sum](int x, const std::string &text) { sum += x + int(text.size()); }, 10, "abc");
    group.run([&sum, owned = std::make_unique<int>(100)] { sum += *owned; });
    group.run([&sum](std::unique_ptr<int> owned) { sum += *owned; }, std::make_unique<int>(1000));
  } // waits
  EXPECT_EQ(sum, 1114);
}

TYPED_TEST(TaskGroup, a_task_runs_before_anybody_waits_ok) {
  TypeParam pool(1);
  poolwise::task_group group(pool);
  for (int i = 0; i != 300; ++i) { // some of them while a thread rests, leaves, has left
    std::latch done(20);
    for (int task = 0; task != 20; ++task)
      group.run([&done] { done.count_down(); });
    done.wait();
    if (i % 100 == 0)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  group.wait();
}

TYPED_TEST(TaskGroup, tasks_run_further_tasks_ok) {
  TypeParam pool(3);
  std::atomic<int> leaves{0};
  poolwise::task_group group(pool);
  const std::function<void(int)> split = [&](int depth) {
    if (depth == 0) {
      ++leaves;
      return;
    }
    group.run(split, depth - 1);
    group.run([&split, depth] { split(depth - 1); });
  };
  split(9);
  group.wait();
  EXPECT_EQ(leaves, 512);
}

TYPED_TEST(TaskGroup, groups_in_groups_ok) {
  for (const std::size_t size : {1U, 2U}) {
    TypeParam pool(size);
    std::atomic<int> runs{0};
    poolwise::task_group outer(pool);
    for (int i = 0; i != 20; ++i)
      outer.run([&] {
        poolwise::task_group inner(pool);
        for (int j = 0; j != 20; ++j)
          inner.run([&] { runs += pool.submit([] { return 1; }).get(); });
        inner.wait();
      });
    outer.wait();
    EXPECT_EQ(runs, 400);
  }
}

TYPED_TEST(TaskGroup, used_by_several_threads_ok) {
  TypeParam pool(2);
  std::atomic<int> runs{0};
  auto group = std::make_unique<poolwise::task_group<TypeParam>>(pool);
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i != 4; ++i)
      threads.emplace_back([&] {
        for (int j = 0; j != 500; ++j)
          group->run([&] { ++runs; });
      });
  }
  std::jthread([&] {
    group->wait();
    EXPECT_EQ(runs, 2000);
    group.reset();
  }).join();
}

TYPED_TEST(TaskGroup, the_first_exception_arrives_and_the_rest_is_left_out_bad) {
  TypeParam pool(2);
  std::atomic<int> runs{0};
  poolwise::task_group group(pool);
  group.run([] { throw std::out_of_range("here"); });
  EXPECT_THROW(group.wait(), std::out_of_range);
  for (int i = 0; i != 1000; ++i)
    group.run([&runs, held = std::make_shared<int>(i)] {
      ++runs;
      throw std::runtime_error("task");
    });
  EXPECT_THROW(group.wait(), std::runtime_error);
  EXPECT_GE(runs, 1);
  group.run([&runs] { runs = -1; });
  group.wait(); // as new
  EXPECT_EQ(runs, -1);
}

TYPED_TEST(TaskGroup, cancel_leaves_out_what_has_not_begun_bad) {
  TypeParam pool(1);
  std::latch begun(1);
  std::latch go(1);
  auto held = std::make_shared<int>(0);
  std::atomic<int> runs{0};
  poolwise::task_group group(pool);
  group.run([&] {
    begun.count_down();
    go.wait();
  });
  begun.wait();
  for (int i = 0; i != 100; ++i)
    group.run([&runs, held] { ++runs; });
  group.cancel();
  go.count_down();
  EXPECT_THROW(group.wait(), poolwise::cancelled);
  EXPECT_EQ(runs, 0);
  EXPECT_EQ(held.use_count(), 1);
}

TYPED_TEST(TaskGroup, after_the_end_of_the_pool_bad) {
  std::atomic<int> runs{0};
  std::optional<TypeParam> pool(2);
  {
    poolwise::task_group group(*pool);
    for (int i = 0; i != 1000; ++i)
      group.run([&] { ++runs; });
    pool->shutdown();
    EXPECT_EQ(runs, 1000);
    EXPECT_THROW(group.run([&] { ++runs; }), poolwise::pool_shut_down);
    pool.reset();
  }
  EXPECT_EQ(runs, 1000);
}

// Tasks of all lengths from threads that come and go, in pools that do too.
TEST(TaskGroupCpu, random_lengths_and_pauses_ok) {
  std::mt19937 engine(7);
  const auto random = [&engine] { return static_cast<unsigned>(engine()); };
  for (int round = 0; round != 20; ++round) {
    poolwise::cpu_pool pool(1 + random() % 4);
    std::atomic<int> runs{0};
    int expected = 0;
    poolwise::task_group group(pool);
    for (unsigned burst = 0, bursts = random() % 8; burst != bursts; ++burst) {
      const unsigned spins = random() % 3 == 0 ? 0 : random() % 3000;
      for (unsigned i = 0, count = random() % 300; i != count; ++i, ++expected)
        group.run([&runs, spins] {
          for (unsigned at = 0; at < spins; ++at)
            static_cast<void>(runs.load());
          ++runs;
        });
      if (random() % 2 == 0)
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 2000));
      if (random() % 3 == 0) {
        group.wait();
        ASSERT_EQ(runs, expected);
      }
    }
    if (random() % 2 == 0)
      pool.shutdown();
    group.wait();
    ASSERT_EQ(runs, expected);
  }
}

// A thread that finds nothing for a millisecond leaves the group; what is posted in that moment
// must not be forgotten.
TEST(TaskGroupCpu, a_task_that_comes_as_the_last_thread_leaves_runs_ok) {
  poolwise::cpu_pool pool(2);
  poolwise::task_group group(pool);
  for (int round = 0; round != 150; ++round) {
    std::latch done(1);
    group.run([&done] { done.count_down(); });
    done.wait(); // not group.wait(), which would run it here
    std::this_thread::sleep_for(std::chrono::microseconds(1000 + 10 * round));
  }
  group.wait();
}

int twice(int x) { return 2 * x; }

TEST(TaskGroupProcesses, results_are_dropped_and_exceptions_arrive_bad) {
  poolwise::process_pool pool(2);
  poolwise::task_group group(pool);
  for (int i = 0; i != 50; ++i)
    group.run(twice, i);
  group.wait();
  group.run([] { throw std::out_of_range("there"); });
  EXPECT_THROW(group.wait(), std::out_of_range);
}

} // namespace

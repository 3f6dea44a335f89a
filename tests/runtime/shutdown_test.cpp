// The end of a pool.
#include "pools.h"

#include <latch>
#include <optional>
#include <system_error>
#include <vector>

namespace {

using namespace std::chrono_literals;

template <class Pool> class Shutdown : public testing::Test {};
TYPED_TEST_SUITE(Shutdown, both_pools);

TYPED_TEST(Shutdown, refuses_new_work_bad) {
  TypeParam pool(2);
  pool.shutdown();
  pool.shutdown();
  bool ran = false;
  EXPECT_THROW(static_cast<void>(pool.submit([&] { ran = true; })), poolwise::pool_shut_down);
  EXPECT_THROW(pool.for_each({1, 2}, [&](int) { ran = true; }), poolwise::pool_shut_down);
  EXPECT_FALSE(ran);
  EXPECT_EQ(pool.thread_count(), 0U);
}

TYPED_TEST(Shutdown, runs_what_is_queued_ok) {
  std::atomic<int> runs{0};
  {
    TypeParam pool(1);
    for (int i = 0; i != 500; ++i)
      static_cast<void>(pool.submit([&] { ++runs; }));
  }
  EXPECT_EQ(runs, 500);
}

TYPED_TEST(Shutdown, serves_the_tasks_that_it_drains_ok) {
  std::atomic<int> runs{0};
  {
    TypeParam pool(1);
    std::latch go_on(1);
    const auto drop = [](poolwise::future<void>) {};
    drop(pool.submit([&] { go_on.wait(); }));
    for (int i = 0; i != 10; ++i)
      drop(pool.submit([&] {
        pool.for_each({1, 2}, [&](int) { ++runs; });
        drop(pool.submit([&] { ++runs; }));
      }));
    std::jthread closer([&] { pool.shutdown(); });
    until([&] { // closed to us
      try {
        drop(pool.submit([] {}));
        return false;
      } catch (const poolwise::pool_shut_down &) {
        return true;
      }
    });
    go_on.count_down();
  }
  EXPECT_EQ(runs, 30);
}

TYPED_TEST(Shutdown, now_cancels_what_has_not_started_bad) {
  TypeParam pool(1);
  std::latch started(1);
  auto running = pool.submit([&](std::stop_token stop) {
    started.count_down();
    until([&] { return stop.stop_requested(); }); // only shutdown_now ends this
  });
  started.wait();
  std::vector<poolwise::future<void>> waiting;
  for (int i = 0; i != 10; ++i)
    waiting.push_back(pool.submit([] { ADD_FAILURE(); }));
  pool.shutdown_now();
  running.get();
  for (auto &one : waiting)
    EXPECT_THROW(one.get(), poolwise::cancelled);
}

TYPED_TEST(Shutdown, now_ends_a_loop_early_bad) {
  TypeParam pool(2);
  std::latch started(1);
  std::atomic<int> runs{0};
  std::jthread closer([&] {
    started.wait();
    pool.shutdown_now();
  });
  EXPECT_THROW(pool.for_each(poolwise::indices(100'000'000),
                             [&](int) {
                               if (++runs == 1)
                                 started.count_down();
                               std::this_thread::sleep_for(1ms);
                             },
                             {.chunk = 1}),
               poolwise::cancelled);
}

TYPED_TEST(Shutdown, for_a_time_gives_up_bad) {
  TypeParam pool(1);
  std::latch started(1);
  std::latch go_on(1);
  auto task = pool.submit([&] {
    started.count_down();
    go_on.wait();
  });
  started.wait();
  EXPECT_FALSE(pool.shutdown_for(1ms));
  EXPECT_THROW(static_cast<void>(pool.submit([] {})), poolwise::pool_shut_down);
  go_on.count_down();
  EXPECT_TRUE(pool.shutdown_for(std::chrono::nanoseconds::max()));
  EXPECT_TRUE(task.ready());
}

TYPED_TEST(Shutdown, from_inside_is_an_error_bad) {
  TypeParam pool(1);
  EXPECT_THROW(pool.submit([&] { pool.shutdown(); }).get(), std::system_error);
  EXPECT_THROW(pool.for_each({1, 2}, [&](int) { pool.shutdown_now(); }), std::system_error);
  EXPECT_EQ(pool.submit([] { return 1; }).get(), 1);
}

TYPED_TEST(Shutdown, by_several_threads_at_once_ok) {
  for (int repeat = 0; repeat != 30; ++repeat) {
    TypeParam pool(3);
    std::atomic<int> runs{0};
    for (int i = 0; i != 20; ++i)
      static_cast<void>(pool.submit([&] { ++runs; }));
    {
      std::jthread one([&] { pool.shutdown(); });
      std::jthread two([&] { pool.shutdown(); });
    }
    EXPECT_EQ(runs, 20);
    EXPECT_EQ(pool.thread_count(), 0U);
  }
}

TYPED_TEST(Shutdown, of_an_unused_pool_ok) {
  std::optional<TypeParam> pool;
  pool.emplace(5U);
  EXPECT_EQ(pool->size(), 5U);
  EXPECT_EQ(pool->thread_count(), 0U); // threads are made when there is work
  pool.reset();
  EXPECT_EQ(TypeParam(0U).size(), 1U);
}

} // namespace

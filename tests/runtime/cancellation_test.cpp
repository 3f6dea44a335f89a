// std::stop_token and future::cancel.
#include "pools.h"

#include <latch>
#include <stop_token>
#include <vector>

namespace {

template <class Pool> class Cancellation : public testing::Test {
protected:
  Pool pool{2};
};
TYPED_TEST_SUITE(Cancellation, both_pools);

TYPED_TEST(Cancellation, before_the_start_runs_nothing_bad) {
  std::stop_source source;
  source.request_stop();
  std::atomic<int> runs{0};
  EXPECT_THROW(this->pool.for_each(poolwise::indices(100), [&](int) { ++runs; },
                                   {.stop = source.get_token()}),
               poolwise::cancelled);
  EXPECT_EQ(runs, 0);
}

TYPED_TEST(Cancellation, half_way_finishes_what_has_started_bad) {
  std::stop_source source;
  std::atomic<int> runs{0};
  EXPECT_THROW(this->pool.for_each(poolwise::indices(1'000'000),
                                   [&](int) {
                                     if (++runs == 10)
                                       source.request_stop();
                                   },
                                   {.stop = source.get_token(), .chunk = 1}),
               poolwise::cancelled);
  EXPECT_GE(runs, 10);
  EXPECT_LT(runs, 1'000'000);
}

TYPED_TEST(Cancellation, after_the_last_element_is_none_ok) {
  std::stop_source source;
  const auto results = this->pool.map(poolwise::indices(10),
                                      [&](int i) {
                                        if (i == 9)
                                          source.request_stop();
                                        return i;
                                      },
                                      {.stop = source.get_token(), .chunk = 10});
  EXPECT_EQ(results.size(), 10U);
}

TYPED_TEST(Cancellation, an_exception_counts_more_bad) {
  std::stop_source source;
  EXPECT_THROW(this->pool.for_each(poolwise::indices(1000),
                                   [&](int) {
                                     source.request_stop();
                                     throw 1;
                                   },
                                   {.stop = source.get_token()}),
               int);
}

TYPED_TEST(Cancellation, map_into_writes_the_finished_beginning_bad) {
  std::stop_source source;
  std::vector<int> out;
  EXPECT_THROW(this->pool.map_into(poolwise::indices(1000), std::back_inserter(out),
                                   [&](int i) {
                                     if (i == 20)
                                       source.request_stop();
                                     return i;
                                   },
                                   {.stop = source.get_token(), .chunk = 1}),
               poolwise::cancelled);
  ASSERT_GE(out.size(), 21U);
  for (std::size_t i = 0; i != out.size(); ++i)
    ASSERT_EQ(out[i], static_cast<int>(i));
}

TEST(FutureCancel, of_a_waiting_task_drops_it_bad) {
  poolwise::io_pool pool(1);
  std::latch started(1);
  std::latch go_on(1);
  auto first = pool.submit([&] {
    started.count_down();
    go_on.wait();
  });
  started.wait();
  auto held = std::make_shared<int>(1);
  auto second = pool.submit([held] { FAIL(); });
  EXPECT_TRUE(second.cancel());
  EXPECT_TRUE(second.ready());
  EXPECT_EQ(held.use_count(), 1); // what the function held is gone
  EXPECT_THROW(second.get(), poolwise::cancelled);
  EXPECT_FALSE(first.cancel());
  go_on.count_down();
  first.get();
}

TEST(FutureCancel, of_a_running_task_triggers_its_stop_token_ok) {
  poolwise::io_pool pool(1);
  std::latch started(1);
  auto task = pool.submit(
      [&](std::stop_token stop, int result) {
        started.count_down();
        until([&] { return stop.stop_requested(); });
        return result;
      },
      5);
  started.wait();
  EXPECT_FALSE(task.cancel());
  EXPECT_EQ(task.get(), 5);
}

TEST(FutureCancel, of_a_finished_task_does_nothing_ok) {
  poolwise::cpu_pool pool(1);
  auto task = pool.submit([] { return 1; });
  task.wait();
  EXPECT_FALSE(task.cancel());
  EXPECT_EQ(task.get(), 1);
}

} // namespace

// submit and future.
#include "pools.h"

#include <future>
#include <latch>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace std::chrono_literals;

template <class Pool> class Submit : public testing::Test {
protected:
  Pool pool{2};
};
TYPED_TEST_SUITE(Submit, both_pools);

TYPED_TEST(Submit, gives_the_result_once_ok) {
  auto sum = this->pool.submit([](int a, int b) { return a + b; }, 1, 2);
  EXPECT_TRUE(sum.valid());
  EXPECT_EQ(sum.get(), 3);
  EXPECT_FALSE(sum.valid());
  EXPECT_THROW(sum.get(), std::future_error);
  EXPECT_THROW(static_cast<void>(sum.ready()), std::future_error);
}

TYPED_TEST(Submit, copies_and_moves_its_arguments_ok) {
  std::string text = "a";
  auto copied = this->pool.submit([](const std::string &x) { return x; }, text);
  text = "b";
  EXPECT_EQ(copied.get(), "a");
  auto moved =
      this->pool.submit([](std::unique_ptr<int> x) { return x; }, std::make_unique<int>(4));
  EXPECT_EQ(*moved.get(), 4);
  auto referred =
      this->pool.submit([](std::string &x) -> std::string & { return x; }, std::ref(text));
  EXPECT_EQ(&referred.get(), &text);
  auto member = this->pool.submit(&std::string::size, text);
  EXPECT_EQ(member.get(), 1U);
}

TYPED_TEST(Submit, passes_exceptions_bad) {
  auto task = this->pool.submit([]() -> int { throw std::out_of_range("x"); });
  EXPECT_THROW(task.get(), std::out_of_range);
  auto nothing = this->pool.submit([] { throw 1; });
  EXPECT_THROW(nothing.get(), int);
}

TYPED_TEST(Submit, passes_a_stop_token_if_wanted_ok) {
  auto task = this->pool.submit([](std::stop_token stop) { return stop.stop_possible(); });
  EXPECT_TRUE(task.get());
}

TYPED_TEST(Submit, a_dropped_future_does_not_block_and_the_task_runs_ok) {
  std::latch go_on(1);
  std::latch ran(1);
  {
    auto dropped = this->pool.submit([&] {
      go_on.wait();
      ran.count_down();
    });
  }
  go_on.count_down(); // would not be reached if the destructor waited
  ran.wait();
  this->pool.shutdown(); // before the latches go
}

TYPED_TEST(Submit, runs_without_anybody_waiting_ok) {
  auto task = this->pool.submit([] { return 1; });
  until([&] { return task.ready(); });
  EXPECT_EQ(task.wait_for(0s), std::future_status::ready);
  EXPECT_EQ(task.get(), 1);
}

TYPED_TEST(Submit, wait_for_gives_up_ok) {
  std::latch go_on(1);
  auto task = this->pool.submit([&] { go_on.wait(); });
  EXPECT_EQ(task.wait_for(1ms), std::future_status::timeout);
  EXPECT_EQ(task.wait_for(-1h), std::future_status::timeout);
  EXPECT_FALSE(task.ready());
  go_on.count_down();
  EXPECT_EQ(task.wait_for(std::chrono::hours::max()), std::future_status::ready);
}

TYPED_TEST(Submit, wait_runs_a_task_that_no_thread_can_take_ok) {
  std::latch started(2);
  std::latch go_on(1);
  const auto block = [&] {
    started.count_down();
    go_on.wait();
  };
  auto first = this->pool.submit(block);
  auto second = this->pool.submit(block);
  started.wait(); // both threads are taken
  auto third = this->pool.submit([] { return std::this_thread::get_id(); });
  EXPECT_EQ(third.wait_for(1ms), std::future_status::timeout);
  EXPECT_EQ(third.get(), std::this_thread::get_id());
  go_on.count_down();
  this->pool.shutdown(); // before the latches go
}

TYPED_TEST(Submit, results_and_captures_are_destroyed_once_ok) {
  auto counted = std::make_shared<int>(0);
  {
    auto task = this->pool.submit([counted] { return counted; });
    task.wait();
    EXPECT_EQ(counted.use_count(), 2); // ours and the result; the captured one is gone
  }
  until([&] { return counted.use_count() == 1; });
}

TYPED_TEST(Submit, futures_outlive_the_pool_ok) {
  std::vector<poolwise::future<int>> tasks;
  {
    TypeParam short_lived(2);
    for (int i = 0; i != 100; ++i)
      tasks.push_back(short_lived.submit([i] { return i; }));
  }
  for (int i = 0; i != 100; ++i) {
    EXPECT_TRUE(tasks[static_cast<std::size_t>(i)].ready());
    EXPECT_EQ(tasks[static_cast<std::size_t>(i)].get(), i);
  }
}

TYPED_TEST(Submit, moves_ok) {
  auto a = this->pool.submit([] { return 1; });
  poolwise::future<int> b;
  EXPECT_FALSE(b.valid());
  b = std::move(a);
  EXPECT_EQ(b.get(), 1);
}

TYPED_TEST(Submit, many_from_many_threads_ok) {
  std::atomic<int> runs{0};
  std::vector<std::jthread> callers;
  for (int caller = 0; caller != 4; ++caller)
    callers.emplace_back([&] {
      for (int i = 0; i != 2000; ++i) {
        auto task = this->pool.submit([&] { ++runs; });
        if (i % 3 == 0)
          task.get();
        else if (i % 3 == 1)
          task.wait();
      }
    });
  callers.clear();
  this->pool.shutdown();
  EXPECT_EQ(runs, 8000);
}

} // namespace

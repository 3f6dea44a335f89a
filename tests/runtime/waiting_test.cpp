// Waiting for several futures, and futures of futures.
#include "pools.h"

#include <algorithm>
#include <latch>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace std::chrono_literals;
using poolwise::future;

template <class Pool> class Waiting : public testing::Test {
protected:
  Pool pool{4};
};
TYPED_TEST_SUITE(Waiting, both_pools);

// Tasks that finish when they are told to, in any order; there must be a thread for each.
template <class Pool> class controlled {
public:
  controlled(Pool &pool, int count) : go_(static_cast<std::size_t>(count)) {
    for (int i = 0; i != count; ++i)
      tasks.push_back(pool.submit([this, i] {
        until([&] { return go_[static_cast<std::size_t>(i)].load(); });
        return i;
      }));
  }
  ~controlled() {
    for (std::atomic<bool> &one : go_)
      one = true;
    for (future<int> &task : tasks)
      if (task.valid())
        task.wait();
  }
  void finish(std::size_t i) { go_[i] = true; }

  std::vector<future<int>> tasks;

private:
  std::vector<std::atomic<bool>> go_;
};

TYPED_TEST(Waiting, as_completed_gives_them_as_they_come_ok) {
  controlled<TypeParam> some(this->pool, 3);
  std::vector<int> order;
  some.finish(2);
  for (future<int> &one : poolwise::as_completed(some.tasks)) {
    order.push_back(one.get());
    if (order.size() == 1)
      some.finish(0);
    else if (order.size() == 2)
      some.finish(1);
  }
  EXPECT_EQ(order, (std::vector<int>{2, 0, 1}));
}

TYPED_TEST(Waiting, as_completed_of_finished_ones_and_of_none_ok) {
  std::vector<future<int>> none;
  for ([[maybe_unused]] future<int> &one : poolwise::as_completed(none))
    FAIL();
  std::vector<future<int>> some;
  for (int i = 0; i != 3; ++i)
    some.push_back(this->pool.submit([i] { return i; }));
  ASSERT_TRUE(poolwise::wait_all(some));
  int sum = 0;
  for (future<int> &one : poolwise::as_completed(some))
    sum += 1 + one.get();
  EXPECT_EQ(sum, 6);
}

TYPED_TEST(Waiting, gives_up_after_the_time_bad) {
  controlled<TypeParam> some(this->pool, 2);
  EXPECT_FALSE(poolwise::wait_all(some.tasks, 1ms));
  EXPECT_EQ(poolwise::wait_any(some.tasks, 1ms), std::nullopt);
  EXPECT_EQ(poolwise::wait_failed(some.tasks, 1ms), std::nullopt);
  auto each = poolwise::as_completed(some.tasks, 1ms);
  EXPECT_THROW(each.begin(), poolwise::timed_out);
  some.finish(1);
  EXPECT_EQ(poolwise::wait_any(some.tasks), 1U);
  EXPECT_FALSE(poolwise::wait_all(some.tasks, 1ms));
  some.finish(0);
  EXPECT_TRUE(poolwise::wait_all(some.tasks));
  EXPECT_TRUE(some.tasks[0].ready());
}

TYPED_TEST(Waiting, a_range_left_early_forgets_the_others_ok) {
  controlled<TypeParam> some(this->pool, 3);
  some.finish(1);
  for (future<int> &one : poolwise::as_completed(some.tasks)) {
    EXPECT_EQ(one.get(), 1);
    break;
  }
} // the others finish after the range has gone

TYPED_TEST(Waiting, the_first_that_fails_ends_wait_failed_bad) {
  controlled<TypeParam> some(this->pool, 1);
  some.tasks.push_back(this->pool.submit([]() -> int { throw std::runtime_error("x"); }));
  EXPECT_EQ(poolwise::wait_failed(some.tasks), 1U);
  EXPECT_FALSE(some.tasks[0].ready());
  EXPECT_THROW(some.tasks[1].get(), std::runtime_error);
  some.tasks.pop_back();
  some.finish(0);
  EXPECT_EQ(poolwise::wait_failed(some.tasks), std::nullopt);
}

TYPED_TEST(Waiting, inside_of_a_task_runs_what_no_thread_can_take_ok) {
  TypeParam narrow(1);
  auto outer = narrow.submit([&] {
    std::vector<future<int>> inner;
    for (int i = 0; i != 5; ++i)
      inner.push_back(narrow.submit([i] { return i; }));
    int sum = 0;
    for (future<int> &one : poolwise::as_completed(inner))
      sum += one.get();
    std::vector<future<int>> more;
    more.push_back(narrow.submit([] { return 5; }));
    EXPECT_EQ(poolwise::wait_any(more), 0U);
    return sum + poolwise::when_any(std::move(more)).get().futures[0].get();
  });
  EXPECT_EQ(outer.get(), 15);
}

TYPED_TEST(Waiting, when_all_collects_ok) {
  std::vector<future<std::string>> texts;
  for (int i = 0; i != 100; ++i)
    texts.push_back(this->pool.submit([i] { return std::to_string(i); }));
  auto all = poolwise::when_all(std::move(texts));
  until([&] { return all.ready(); }); // without anybody waiting for it
  EXPECT_EQ(all.get()[99], "99");

  std::vector<future<void>> nothing;
  std::atomic<int> runs{0};
  for (int i = 0; i != 10; ++i)
    nothing.push_back(this->pool.submit([&] { ++runs; }));
  poolwise::when_all(std::move(nothing)).get();
  EXPECT_EQ(runs, 10);
  EXPECT_TRUE(poolwise::when_all(std::vector<future<int>>()).get().empty());

  auto mixed = poolwise::when_all(this->pool.submit([] { return 1; }), this->pool.submit([] {}),
                                  this->pool.submit([] { return std::make_unique<int>(2); }));
  const auto [one, monostate, two] = mixed.get();
  EXPECT_EQ(one + *two, 3);
}

TYPED_TEST(Waiting, when_all_has_the_first_exception_in_the_range_bad) {
  std::vector<future<int>> some;
  some.push_back(this->pool.submit([] { return 1; }));
  some.push_back(this->pool.submit([]() -> int { throw std::out_of_range("x"); }));
  some.push_back(this->pool.submit([]() -> int { throw 3; }));
  EXPECT_THROW(poolwise::when_all(std::move(some)).get(), std::out_of_range);
  std::vector<future<int>> invalid(1);
  EXPECT_THROW(static_cast<void>(poolwise::when_all(std::move(invalid))), std::future_error);
}

TYPED_TEST(Waiting, when_any_tells_which_ok) {
  controlled<TypeParam> some(this->pool, 3);
  std::vector<future<int>> moved(std::make_move_iterator(some.tasks.begin()),
                                 std::make_move_iterator(some.tasks.end()));
  auto any = poolwise::when_any(std::move(moved));
  EXPECT_FALSE(any.ready());
  some.finish(1);
  until([&] { return any.ready(); });
  auto result = any.get();
  EXPECT_EQ(result.index, 1U);
  EXPECT_EQ(result.futures[1].get(), 1);
  EXPECT_FALSE(result.futures[0].ready());
  some.tasks = std::move(result.futures);
  EXPECT_THROW(static_cast<void>(poolwise::when_any(std::vector<future<int>>())),
               std::invalid_argument);
}

TYPED_TEST(Waiting, a_dropped_collection_leaves_the_tasks_alone_ok) {
  std::latch go_on(1);
  std::atomic<int> runs{0};
  {
    std::vector<future<void>> some;
    for (int i = 0; i != 3; ++i)
      some.push_back(this->pool.submit([&] {
        go_on.wait();
        ++runs;
      }));
    auto dropped = poolwise::when_all(std::move(some));
  }
  go_on.count_down();
  this->pool.shutdown();
  EXPECT_EQ(runs, 3);
}

TYPED_TEST(Waiting, many_at_a_time_ok) {
  for (int repeat = 0; repeat != 100; ++repeat) {
    std::vector<future<int>> some;
    for (int i = 0; i != 50; ++i)
      some.push_back(this->pool.submit([i] { return i; }));
    std::vector<int> seen;
    for (future<int> &one : poolwise::as_completed(some)) {
      seen.push_back(one.get());
      if (repeat % 2 == 0 && seen.size() == 20)
        break;
    }
    std::ranges::sort(seen);
    EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end());
  }
}

} // namespace

// Options of one call: timeout and progress. (stop: cancellation_test.cpp; chunk: map_test.cpp.)
#include "pools.h"

#include <mutex>
#include <stdexcept>
#include <utility>
#include <vector>

namespace {

using namespace std::chrono_literals;

template <class Pool> class Options : public testing::Test {
protected:
  Pool pool{3};
};
TYPED_TEST_SUITE(Options, both_pools);

TYPED_TEST(Options, no_element_starts_after_the_timeout_bad) {
  std::atomic<int> runs{0};
  EXPECT_THROW(this->pool.for_each(poolwise::indices(1'000'000),
                                   [&](int) {
                                     ++runs;
                                     std::this_thread::sleep_for(1ms);
                                   },
                                   {.chunk = 1, .timeout = 20ms}),
               poolwise::timed_out);
  EXPECT_GT(runs, 0);
  EXPECT_LT(runs, 1'000'000);
  EXPECT_THROW(this->pool.for_each(poolwise::indices(10), [&](int) {}, {.timeout = -1ns}),
               poolwise::timed_out);
}

TYPED_TEST(Options, a_timeout_that_is_not_reached_changes_nothing_ok) {
  for (const auto time : {std::chrono::nanoseconds(1h), poolwise::forever})
    EXPECT_EQ(this->pool.map(poolwise::indices(3), [](int i) { return i; }, {.timeout = time}),
              (std::vector<int>{0, 1, 2}));
}

TYPED_TEST(Options, map_into_writes_what_was_done_before_the_timeout_bad) {
  std::vector<int> out;
  EXPECT_THROW(this->pool.map_into(poolwise::indices(1'000'000), std::back_inserter(out),
                                   [](int i) {
                                     std::this_thread::sleep_for(1ms);
                                     return i;
                                   },
                                   {.chunk = 1, .timeout = 20ms}),
               poolwise::timed_out);
  ASSERT_GT(out.size(), 0U);
  for (std::size_t i = 0; i != out.size(); ++i)
    ASSERT_EQ(out[i], static_cast<int>(i));
}

TYPED_TEST(Options, progress_rises_to_the_end_ok) {
  std::vector<std::pair<std::size_t, std::size_t>> told;
  std::atomic<bool> inside{false};
  const auto progress = [&](std::size_t done, std::size_t all) {
    EXPECT_FALSE(inside.exchange(true)); // one thread at a time
    told.emplace_back(done, all);
    inside = false;
  };
  this->pool.for_each(poolwise::indices(200), [](int) { std::this_thread::sleep_for(1ms); },
                      {.progress = progress});
  ASSERT_FALSE(told.empty());
  for (std::size_t i = 1; i < told.size(); ++i)
    EXPECT_LT(told[i - 1].first, told[i].first);
  EXPECT_EQ(told.back(), std::pair(std::size_t{200}, std::size_t{200}));
  told.clear();
  this->pool.for_each(poolwise::indices(5), [](int) {}, {.progress = progress});
  EXPECT_EQ(told.back().first, 5U); // also if it is over at once
  told.clear();
  this->pool.for_each(poolwise::indices(0), [](int) {}, {.progress = progress});
  EXPECT_TRUE(told.empty());
}

TYPED_TEST(Options, an_exception_of_progress_ends_the_call_bad) {
  std::atomic<int> runs{0};
  EXPECT_THROW(
      this->pool.for_each(
          poolwise::indices(1'000'000),
          [&](int) {
            ++runs;
            std::this_thread::sleep_for(1ms);
          },
          {.chunk = 1, .progress = [](std::size_t, std::size_t) { throw std::out_of_range("x"); }}),
      std::out_of_range);
  EXPECT_LT(runs, 1'000'000);
  EXPECT_THROW(this->pool.for_each(poolwise::indices(3), [&](int) { throw 1; },
                                   {.progress = [](std::size_t, std::size_t) { throw 2.0; }}),
               int); // the element's counts more
}

} // namespace

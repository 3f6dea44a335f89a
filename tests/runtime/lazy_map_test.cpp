// lazy_map, lazy_map_unordered and starmap.
#include "pools.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <latch>
#include <map>
#include <memory>
#include <ranges>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

namespace {

template <class Pool> class LazyMap : public testing::Test {
protected:
  Pool pool{4};
};
TYPED_TEST_SUITE(LazyMap, both_pools);

TYPED_TEST(LazyMap, gives_all_in_order_ok) {
  int expected = 0;
  for (const std::string &text :
       this->pool.lazy_map(poolwise::indices(1000), [](int i) { return std::to_string(i); }))
    ASSERT_EQ(text, std::to_string(expected++));
  EXPECT_EQ(expected, 1000);
  for ([[maybe_unused]] int none : this->pool.lazy_map(std::vector<int>(), [](int i) { return i; }))
    FAIL();
}

TYPED_TEST(LazyMap, unordered_gives_each_once_ok) {
  std::vector<int> seen;
  for (const int i :
       this->pool.lazy_map_unordered(poolwise::indices(1000), [](int x) { return x; }))
    seen.push_back(i);
  std::ranges::sort(seen);
  for (int i = 0; i != 1000; ++i)
    ASSERT_EQ(seen[static_cast<std::size_t>(i)], i);
}

TYPED_TEST(LazyMap, unordered_gives_what_is_ready_first_ok) {
  std::latch go_on(1);
  std::vector<int> seen;
  for (const int i : this->pool.lazy_map_unordered(std::array{0, 1, 2}, [&](int x) {
         if (x == 0)
           go_on.wait();
         return x;
       })) {
    seen.push_back(i);
    if (seen.size() == 2)
      go_on.count_down();
  }
  EXPECT_EQ(seen[2], 0);
}

TYPED_TEST(LazyMap, works_with_endless_input_and_stays_in_the_window_ok) {
  std::atomic<int> started{0};
  int taken = 0;
  for (const int i : this->pool.lazy_map(std::views::iota(0),
                                         [&](int x) {
                                           ++started;
                                           return x;
                                         },
                                         {.window = 5})) {
    ASSERT_EQ(i, taken++);
    ASSERT_LE(started, taken + 5);
    if (taken == 500)
      break;
  }
  EXPECT_LE(started, 505);
}

TYPED_TEST(LazyMap, next_gives_one_result_after_the_other_and_stop_ends_them_ok) {
  const std::vector<int> numbers{1, 2, 3, 4, 5};
  std::atomic<int> started{0};
  auto doubled = this->pool.lazy_map(numbers,
                                     [&](int x) {
                                       ++started;
                                       if (x == 3)
                                         throw std::runtime_error("three");
                                       return 2 * x;
                                     },
                                     {.window = 2});
  EXPECT_EQ(doubled.next(), 2);
  EXPECT_EQ(doubled.next(), 4);
  EXPECT_THROW(doubled.next(), std::runtime_error);
  doubled.stop();
  const int at_stop = started;
  EXPECT_LE(at_stop, 5);
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  EXPECT_EQ(started, at_stop);
}

TYPED_TEST(LazyMap, reads_input_only_as_far_as_the_window_ok) {
  std::istringstream input("1 2 3 4 5 6 7 8 9");
  auto doubled = this->pool.lazy_map(std::views::istream<int>(input), [](int x) { return 2 * x; },
                                     {.window = 2});
  auto at = doubled.begin();
  EXPECT_EQ(*at, 2);
  int rest = 0;
  input >> rest;
  EXPECT_EQ(rest, 3); // 1 and 2 were with the pool
  ++at;
  EXPECT_EQ(*at, 4);
  ++at;
  EXPECT_EQ(*at, 8);
}

TYPED_TEST(LazyMap, early_destruction_cancels_what_waits_and_waits_for_what_runs_ok) {
  std::atomic<int> running{0};
  std::atomic<int> finished{0};
  {
    auto some = this->pool.lazy_map(std::views::iota(0),
                                    [&](int x) {
                                      ++running;
                                      std::this_thread::sleep_for(std::chrono::milliseconds(1));
                                      ++finished;
                                      return x;
                                    },
                                    {.window = 1000});
    EXPECT_EQ(*some.begin(), 0);
  }
  EXPECT_EQ(running, finished);
  EXPECT_LT(finished, 1000);
}

TYPED_TEST(LazyMap, an_exception_comes_in_its_place_bad) {
  auto some = this->pool.lazy_map(poolwise::indices(4), [](int x) {
    if (x == 1)
      throw std::out_of_range("1");
    return x;
  });
  auto at = some.begin();
  EXPECT_EQ(*at, 0);
  EXPECT_THROW(++at, std::out_of_range);
  ++at;
  EXPECT_EQ(*at, 2);
  ++at;
  EXPECT_EQ(*at, 3);
  ++at;
  EXPECT_TRUE(at == some.end());
}

TYPED_TEST(LazyMap, stops_when_told_bad) {
  std::stop_source source;
  int taken = 0;
  const auto take_all = [&] {
    for ([[maybe_unused]] const int i : this->pool.lazy_map(
             std::views::iota(0), [](int x) { return x; }, {.stop = source.get_token()}))
      if (++taken == 10)
        source.request_stop();
  };
  EXPECT_THROW(take_all(), poolwise::cancelled);
  EXPECT_EQ(taken, 10);
}

TYPED_TEST(LazyMap, elements_are_what_the_range_gives_ok) {
  std::vector<std::string> words{"a", "b"};
  for (std::string *at : this->pool.lazy_map(words, [](std::string &word) { return &word; }))
    EXPECT_TRUE(at == &words[0] || at == &words[1]);
  const std::vector<bool> bits{true, false};
  std::vector<bool> inverted;
  for (const bool bit : this->pool.lazy_map(bits, [](bool x) { return !x; }))
    inverted.push_back(bit);
  EXPECT_EQ(inverted, (std::vector<bool>{false, true}));
  std::vector<std::unique_ptr<int>> owned;
  for (auto &one :
       this->pool.lazy_map(poolwise::indices(3), [](int x) { return std::make_unique<int>(x); }))
    owned.push_back(std::move(one));
  EXPECT_EQ(*owned[2], 2);
}

TYPED_TEST(LazyMap, inside_of_a_full_pool_does_not_block_ok) {
  TypeParam narrow(1);
  auto outer = narrow.submit([&] {
    int sum = 0;
    for (const int i : narrow.lazy_map(poolwise::indices(10), [](int x) { return x; }))
      sum += i;
    for (const int i : narrow.lazy_map_unordered(poolwise::indices(10), [](int x) { return x; }))
      sum += i;
    return sum;
  });
  EXPECT_EQ(outer.get(), 90);
}

TYPED_TEST(LazyMap, after_the_end_of_the_pool_throws_bad) {
  this->pool.shutdown();
  auto some = this->pool.lazy_map(poolwise::indices(3), [](int x) { return x; });
  EXPECT_THROW(some.begin(), poolwise::pool_shut_down);
}

TYPED_TEST(LazyMap, starmap_takes_tuples_apart_ok) {
  const std::vector<std::tuple<int, int, int>> threes{{1, 2, 3}, {4, 5, 6}};
  EXPECT_EQ(this->pool.starmap(threes, [](int a, int b, int c) { return a * b + c; }),
            (std::vector<int>{5, 26}));
  std::map<int, std::string> pages{{1, "a"}, {2, "b"}};
  EXPECT_EQ(this->pool.starmap(pages,
                               [](int number, std::string &text) {
                                 text += '!';
                                 return std::to_string(number) + text;
                               }),
            (std::vector<std::string>{"1a!", "2b!"}));
  EXPECT_EQ(pages[1], "a!");
  EXPECT_EQ(this->pool.starmap(std::vector{std::array{1, 2}}, [](int a, int b) { return a + b; }),
            std::vector{3});
}

} // namespace

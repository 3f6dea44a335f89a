// map, map_into, for_each and count_if: order, kinds of ranges, kinds of results.
#include "pools.h"

#include <deque>
#include <functional>
#include <iterator>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <ranges>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

template <class Pool> class Map : public testing::Test {
protected:
  Pool pool{4};
};
TYPED_TEST_SUITE(Map, both_pools);

int twice(int x) { return 2 * x; }

TYPED_TEST(Map, keeps_order_ok) {
  std::vector<int> numbers(10'000);
  std::iota(numbers.begin(), numbers.end(), 0);
  for (int repeat = 0; repeat != 20; ++repeat) { // small and large paths: costs are learnt
    const std::vector<int> doubled = this->pool.map(numbers, twice);
    ASSERT_EQ(doubled.size(), numbers.size());
    for (std::size_t i = 0; i != doubled.size(); ++i)
      ASSERT_EQ(doubled[i], 2 * numbers[i]);
    const auto texts = this->pool.map(numbers, [](int x) { return std::to_string(x); });
    ASSERT_EQ(texts[9'999], "9999");
  }
}

TYPED_TEST(Map, every_size_runs_each_element_once_ok) {
  for (std::size_t size = 0; size != 70; ++size)
    for (const std::size_t chunk : {0U, 1U, 3U, 64U, 1000U}) {
      std::vector<std::atomic<int>> runs(size);
      this->pool.for_each(runs, [](std::atomic<int> &count) { ++count; }, {.chunk = chunk});
      for (const auto &count : runs)
        ASSERT_EQ(count, 1) << size << ' ' << chunk;
    }
  int runs = 0;
  this->pool.for_each(poolwise::indices(3), [&](int) { ++runs; }, {.chunk = SIZE_MAX});
  EXPECT_EQ(runs, 3); // one chunk, so one thread
}

TYPED_TEST(Map, each_index_goes_to_one_thread_ok) {
  std::vector<std::atomic<unsigned char>> runs(400'000);
  for (int repeat = 1; repeat != 6; ++repeat) {
    this->pool.for_each(runs, [](auto &count) { count.fetch_add(1, std::memory_order_relaxed); },
                        {.chunk = 1});
    for (const auto &count : runs)
      ASSERT_EQ(count, repeat);
  }
}

TYPED_TEST(Map, passes_references_to_the_elements_ok) {
  std::vector<std::string> words{"a", "b", "c"};
  const auto addresses = this->pool.map(words, [](std::string &word) {
    word += '!';
    return &word;
  });
  EXPECT_EQ(addresses[2], &words[2]);
  EXPECT_EQ(words[2], "c!");
  const auto &constant = words;
  const auto same = this->pool.map(constant, [](const std::string &word) { return &word; });
  EXPECT_EQ(same[0], &words[0]);
}

TYPED_TEST(Map, takes_all_kinds_of_ranges_ok) {
  const auto text = [](const auto &x) { return std::to_string(x); };
  const std::vector<std::string> one_two{"1", "2"};
  EXPECT_EQ(this->pool.map(std::list<int>{1, 2}, text), one_two);
  EXPECT_EQ(this->pool.map(std::set<int>{2, 1}, text), one_two);
  EXPECT_EQ(this->pool.map(std::deque<int>{1, 2}, text), one_two);
  EXPECT_EQ(this->pool.map({1, 2}, text), one_two);
  const int array[] = {1, 2};
  EXPECT_EQ(this->pool.map(array, text), one_two);
  EXPECT_EQ(this->pool.map(array | std::views::transform(twice), text),
            (std::vector<std::string>{"2", "4"}));
  const auto odd = [](int x) { return x % 2 == 1; };
  auto filtered = array | std::views::filter(odd);
  EXPECT_EQ(this->pool.map(filtered, text), std::vector<std::string>{"1"});
  EXPECT_EQ(this->pool.map(std::views::iota(1, 3), text), one_two);
  std::istringstream input("1 2");
  EXPECT_EQ(this->pool.map(std::ranges::istream_view<int>(input), text), one_two);
  EXPECT_EQ(this->pool.map(std::vector<bool>{true, false}, [](bool x) { return x ? 'y' : 'n'; }),
            (std::vector<char>{'y', 'n'}));

  std::map<int, std::string> pages{{1, "one"}, {2, "two"}};
  this->pool.for_each(pages, [](auto &entry) { entry.second += std::to_string(entry.first); });
  EXPECT_EQ(pages[2], "two2");
}

TYPED_TEST(Map, gives_bools_ok) { // vector<bool> packs neighbours: a race if written in parallel
  for (int repeat = 0; repeat != 50; ++repeat) {
    const std::vector<bool> odd =
        this->pool.map(poolwise::indices(1000), [](int x) { return x % 2 == 1; }, {.chunk = 1});
    for (std::size_t i = 0; i != odd.size(); ++i)
      ASSERT_EQ(odd[i], i % 2 == 1);
  }
}

TYPED_TEST(Map, gives_move_only_and_not_default_constructible_results_ok) {
  const auto owned =
      this->pool.map(poolwise::indices(100), [](int x) { return std::make_unique<int>(x); });
  EXPECT_EQ(*owned[99], 99);
  struct only_from_int {
    explicit only_from_int(int x) : value(x) {}
    int value;
  };
  const auto made = this->pool.map(poolwise::indices(100), [](int x) { return only_from_int(x); });
  EXPECT_EQ(made[99].value, 99);
  std::vector<std::string> words{"a"};
  auto copies = this->pool.map(words, [](std::string &word) -> std::string & { return word; });
  copies[0] += "b";
  EXPECT_EQ(words[0], "a");
}

TYPED_TEST(Map, calls_members_and_function_objects_ok) {
  const std::vector<std::string> words{"a", "bb"};
  EXPECT_EQ(this->pool.map(words, &std::string::size), (std::vector<std::size_t>{1, 2}));
  const std::function<int(int)> object = twice;
  EXPECT_EQ(this->pool.map({1, 2}, object), (std::vector<int>{2, 4}));
}

TYPED_TEST(Map, into_an_iterator_on_the_calling_thread_ok) {
  std::list<std::string> out{"before"};
  const auto caller = std::this_thread::get_id();
  struct recorder {
    std::list<std::string> *to;
    std::thread::id expected;
    recorder &operator*() { return *this; }
    recorder &operator++() { return *this; }
    recorder &operator=(std::string text) {
      EXPECT_EQ(std::this_thread::get_id(), expected);
      to->push_back(std::move(text));
      return *this;
    }
  };
  this->pool.map_into(poolwise::indices(3), recorder{&out, caller},
                      [](int x) { return std::to_string(x); });
  EXPECT_EQ(out, (std::list<std::string>{"before", "0", "1", "2"}));

  std::vector<int> room(4, -1);
  const auto end = this->pool.map_into({1, 2, 3}, room.begin(), twice);
  EXPECT_EQ(end, room.begin() + 3);
  EXPECT_EQ(room, (std::vector<int>{2, 4, 6, -1}));
  std::vector<std::unique_ptr<int>> owned;
  this->pool.map_into({1, 2}, std::back_inserter(owned),
                      [](int x) { return std::make_unique<int>(x); });
  EXPECT_EQ(*owned[1], 2);
}

TYPED_TEST(Map, count_if_counts_ok) {
  EXPECT_EQ(this->pool.count_if(poolwise::indices(1000), [](int x) { return x % 3 == 0; }), 334);
  EXPECT_EQ(this->pool.count_if(std::vector<int>{}, [](int) { return true; }), 0);
  struct convertible {
    bool yes;
    explicit operator bool() const { return yes; }
  };
  EXPECT_EQ(this->pool.count_if({1, 2, 3}, [](int x) { return convertible{x > 1}; }), 2);
}

TYPED_TEST(Map, reading_the_range_throws_before_any_element_runs_bad) {
  std::istringstream input("1 2 x");
  input.exceptions(std::ios::failbit);
  std::atomic<int> runs{0};
  const auto numbers =
      std::ranges::subrange(std::istream_iterator<int>(input), std::istream_iterator<int>());
  EXPECT_THROW(this->pool.for_each(numbers, [&](int) { ++runs; }), std::ios::failure);
  EXPECT_EQ(runs, 0);
}

} // namespace

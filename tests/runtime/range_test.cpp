// Counting and iterator loops as ranges.
#include "pools.h"

#include <cstdint>
#include <forward_list>
#include <limits>
#include <list>
#include <ranges>
#include <vector>

namespace {

template <class Range> auto values(const Range &range) {
  std::vector<std::ranges::range_value_t<Range>> all;
  for (const auto &x : range)
    all.push_back(x);
  EXPECT_EQ(all.size(), range.size());
  for (std::size_t i = 0; i != all.size(); ++i)
    EXPECT_EQ(range.begin()[static_cast<std::ptrdiff_t>(i)], all[i]);
  return all;
}

using ints = std::vector<int>;

static_assert(std::ranges::random_access_range<poolwise::index_range<int>>);
static_assert(std::ranges::sized_range<poolwise::index_range<unsigned char>>);
static_assert(std::ranges::view<poolwise::index_range<long>>);

TEST(Indices, equal_the_counting_loop_ok) {
  for (int first = -4; first <= 4; ++first)
    for (int last = -4; last <= 4; ++last)
      for (int step : {1, 2, 3, 7, -1, -2, -3, -7}) {
        ints loop;
        for (int i = first; step > 0 ? i < last : i > last; i += step)
          loop.push_back(i);
        EXPECT_EQ(values(poolwise::indices(first, last, step)), loop)
            << first << ' ' << last << ' ' << step;
      }
  EXPECT_EQ(values(poolwise::indices(3)), (ints{0, 1, 2}));
  EXPECT_EQ(values(poolwise::indices(-3)), ints{});
}

TEST(Indices, mix_signed_and_unsigned_as_the_comparison_does_ok) {
  const std::vector<char> three(3);
  EXPECT_EQ(values(poolwise::indices(0, three.size())), (std::vector<std::size_t>{0, 1, 2}));
  static_assert(std::is_same_v<decltype(*poolwise::indices(0, three.size()).begin()), std::size_t>);
  EXPECT_EQ(poolwise::indices(-1, three.size()).size(), 0U); // -1 < 3U is false
  EXPECT_EQ(values(poolwise::indices(3U, 0, -1)), (std::vector<unsigned>{3, 2, 1}));
  EXPECT_EQ(values(poolwise::indices(std::size_t{2}, std::size_t{0}, -2)),
            (std::vector<std::size_t>{2}));
}

TEST(Indices, reach_the_ends_of_their_types_ok) {
  constexpr auto low = std::numeric_limits<int>::min();
  constexpr auto high = std::numeric_limits<int>::max();
  EXPECT_EQ(poolwise::indices(low, high).size(), 4'294'967'295U);
  EXPECT_EQ(values(poolwise::indices(low, high, high)), (ints{low, -1, high - 1}));
  EXPECT_EQ(values(poolwise::indices(high - 1, high, high)), (ints{high - 1}));
  EXPECT_EQ(values(poolwise::indices(std::int8_t{-128}, std::int8_t{127}, 100)),
            (std::vector<std::int8_t>{-128, -28, 72}));
  EXPECT_EQ(values(poolwise::indices(high, low, low)), (ints{high, -1}));
}

TEST(Indices, step_zero_throws_bad) {
  EXPECT_THROW(static_cast<void>(poolwise::indices(0, 1, 0)), std::invalid_argument);
}

TEST(Iterators, are_the_elements_ok) {
  std::vector<int> vector{1, 2, 3};
  const auto range = poolwise::iterators(vector.begin(), vector.end());
  static_assert(std::ranges::random_access_range<decltype(range)>);
  EXPECT_EQ(range.size(), 3U);
  EXPECT_EQ(range[1], vector.begin() + 1);
  for (const auto at : range)
    *at *= 2;
  EXPECT_EQ(vector, (ints{2, 4, 6}));
}

TEST(Iterators, of_forward_containers_ok) {
  poolwise::cpu_pool pool(3);
  std::list<int> list{1, 2, 3};
  pool.for_each(poolwise::iterators(list.begin(), list.end()), [](auto at) { *at += 10; });
  EXPECT_EQ(list, (std::list<int>{11, 12, 13}));
  std::forward_list<int> forward{1, 2};
  pool.for_each(poolwise::iterators(std::next(forward.begin()), forward.end()),
                [](std::forward_list<int>::iterator at) { *at += 10; });
  EXPECT_EQ(forward, (std::forward_list<int>{1, 12}));
  int array[] = {1, 2, 3};
  pool.for_each(poolwise::iterators(array, array + 2), [](int *at) { *at = 0; });
  EXPECT_EQ(array[1], 0);
  EXPECT_EQ(array[2], 3);
}

TEST(Iterators, up_to_a_sentinel_of_another_type_ok) {
  const char text[] = "abc";
  struct end_of_text {
    bool operator==(const char *at) const { return *at == '\0'; }
  };
  const auto range = poolwise::iterators(static_cast<const char *>(text), end_of_text{});
  EXPECT_EQ(range.size(), 3U);
}

} // namespace

// Loops that run last one first, as POOLWISE_REHEARSE=1 in the environment asks for.
#include "pools.h"

#include <array>
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

/// A pool that was made while the environment asked for it.
template <class Pool> struct rehearsing {
  rehearsing() {
    setenv("POOLWISE_REHEARSE", "1", 1);
    made.emplace(3);
    unsetenv("POOLWISE_REHEARSE");
  }
  std::optional<Pool> made;
};

template <class Pool> class Rehearsal : public testing::Test {
protected:
  rehearsing<Pool> rehearsing_;
  Pool &pool = *rehearsing_.made;
};
TYPED_TEST_SUITE(Rehearsal, both_pools);

TYPED_TEST(Rehearsal, runs_the_last_element_first_ok) {
  std::array<int, 6> order{};
  std::atomic<std::size_t> next{0};
  const auto self = std::this_thread::get_id();
  this->pool.for_each(poolwise::indices(6), [&](int i) {
    order[next++] = i;
    EXPECT_EQ(std::this_thread::get_id(), self);
  });
  EXPECT_EQ(order, (std::array<int, 6>{5, 4, 3, 2, 1, 0}));
}

TYPED_TEST(Rehearsal, gives_the_same_results_ok) {
  const auto squares = this->pool.map(poolwise::indices(100), [](int i) { return i * i; });
  EXPECT_EQ(squares[99], 99 * 99);
  EXPECT_EQ(squares[7], 49);
  EXPECT_EQ(
      this->pool.reduce(std::vector<std::string>{"a", "b", "c"}, std::string(), std::plus<>()),
      "abc");
  this->pool.for_each(poolwise::indices(0), [](int) { FAIL(); });
}

TYPED_TEST(Rehearsal, throws_what_the_loop_would_have_thrown_bad) {
  std::atomic<int> runs{0};
  try {
    this->pool.for_each(poolwise::indices(10), [&](int i) {
      ++runs;
      if (i % 3 == 2)
        throw std::runtime_error(std::to_string(i));
    });
    FAIL();
  } catch (const std::runtime_error &error) {
    EXPECT_STREQ(error.what(), "2");
  }
  EXPECT_EQ(runs, 10);
}

TYPED_TEST(Rehearsal, loops_in_loops_ok) {
  std::array<std::array<int, 7>, 5> cells{};
  std::mutex mutex;
  int total = 0;
  for (int again = 0; again != 2; ++again)
    this->pool.for_each(poolwise::indices(5), [&](std::size_t i) {
      this->pool.for_each(poolwise::indices(7), [&](std::size_t j) {
        ++cells[i][j];
        const std::lock_guard lock(mutex);
        ++total;
      });
    });
  EXPECT_EQ(total, 70);
  for (const auto &row : cells)
    EXPECT_EQ(row, (std::array<int, 7>{2, 2, 2, 2, 2, 2, 2}));
}

#if POOLWISE_SANITIZED && !defined(__SANITIZE_ADDRESS__)
#define POOLWISE_SEES_RACES 1
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#undef POOLWISE_SEES_RACES
#endif
#endif
#endif

#ifdef POOLWISE_SEES_RACES
TYPED_TEST(Rehearsal, shows_every_race_of_short_loops_bad) {
  const auto race = [] { // in a child process, where a pool of its parent is of no use
    rehearsing<TypeParam> own;
    std::array<int, 3> sums{};
    own.made->for_each(poolwise::indices(2), [&](std::size_t i) { sums[1] += sums[i]; });
    std::exit(0);
  };
  EXPECT_EXIT(race(), testing::ExitedWithCode(66), "data race");
}
#endif

} // namespace

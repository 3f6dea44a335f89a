// Exceptions: always the one that the sequential loop would have thrown.
#include "pools.h"

#include <latch>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

struct at_index : std::runtime_error {
  explicit at_index(int i) : std::runtime_error(std::to_string(i)), index(i) {}
  int index;
};

template <class Pool> class Exception : public testing::Test {
protected:
  Pool pool{4};
};
TYPED_TEST_SUITE(Exception, both_pools);

TYPED_TEST(Exception, of_the_lowest_index_is_rethrown_bad) {
  std::mt19937 random(3);
  for (int repeat = 0; repeat != 500; ++repeat) {
    const int size = 1 + static_cast<int>(random() % 200);
    std::vector<char> throws(static_cast<std::size_t>(size));
    int lowest = -1;
    for (int i = size - 1; i >= 0; --i)
      if (random() % 20 == 0) {
        throws[static_cast<std::size_t>(i)] = 1;
        lowest = i;
      }
    std::vector<std::atomic<int>> ran(static_cast<std::size_t>(size));
    int caught = -1;
    try {
      this->pool.for_each(poolwise::indices(size),
                          [&](int i) {
                            if (throws[static_cast<std::size_t>(i)] != 0)
                              throw at_index(i);
                            ++ran[static_cast<std::size_t>(i)];
                          },
                          {.chunk = random() % 6});
    } catch (const at_index &error) {
      caught = error.index;
    }
    ASSERT_EQ(caught, lowest);
    for (int i = 0; i != (lowest < 0 ? size : lowest); ++i) // what the loop ran, has run
      ASSERT_EQ(ran[static_cast<std::size_t>(i)], 1);
  }
}

// A high index throws while a lower one, already started, has not thrown yet.
TYPED_TEST(Exception, a_late_low_one_beats_an_early_high_one_bad) {
  std::latch high_has_thrown(1);
  try {
    this->pool.for_each(poolwise::indices(2), [&](int i) {
      if (i == 1) {
        high_has_thrown.count_down();
        throw at_index(1);
      }
      high_has_thrown.wait();
      // So that the body is known as expensive, and shared, should the test run again.
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      throw at_index(0);
    });
    FAIL();
  } catch (const at_index &error) {
    EXPECT_EQ(error.index, 0);
  }
}

// The other way round: the high one was started before the low one threw, and throws after it.
TYPED_TEST(Exception, an_early_low_one_beats_a_late_high_one_bad) {
  std::latch both_started(2);
  try {
    this->pool.for_each(poolwise::indices(2), [&](int i) {
      both_started.arrive_and_wait();
      if (i == 1) // time for the other to throw; the test holds without it too
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
      throw at_index(i);
    });
    FAIL();
  } catch (const at_index &error) {
    EXPECT_EQ(error.index, 0);
  }
}

// Elements with higher indices that were not started are left out.
TYPED_TEST(Exception, cancels_what_has_not_started_bad) {
  std::atomic<int> ran{0};
  EXPECT_THROW(this->pool.for_each(poolwise::indices(1'000'000),
                                   [&](int i) {
                                     if (i == 0)
                                       throw at_index(0);
                                     ++ran;
                                     // Long enough for element 0 to throw: nobody gets far
                                     // meanwhile.
                                     std::this_thread::sleep_for(std::chrono::milliseconds(1));
                                   },
                                   {.chunk = 1}),
               at_index);
  EXPECT_LT(ran, 500'000);
}

// The elements use the caller's frame, so none may still run when the call has returned.
TYPED_TEST(Exception, waits_for_every_started_element_bad) {
  for (int repeat = 0; repeat != 50; ++repeat) {
    std::atomic<int> inside{0};
    EXPECT_THROW(this->pool.for_each(poolwise::indices(8),
                                     [&](int i) {
                                       ++inside;
                                       if (i != 0)
                                         std::this_thread::yield();
                                       --inside;
                                       if (i == 0)
                                         throw at_index(0);
                                     },
                                     {.chunk = 1}),
                 at_index);
    EXPECT_EQ(inside, 0);
  }
}

TYPED_TEST(Exception, leaves_the_pool_usable_bad) {
  EXPECT_THROW(static_cast<void>(this->pool.map({1}, [](int) -> int { throw at_index(0); })),
               at_index);
  EXPECT_EQ(this->pool.map({1, 2}, [](int x) { return x; }).size(), 2U);
}

TYPED_TEST(Exception, map_into_writes_what_the_loop_would_have_written_bad) {
  std::vector<std::string> out;
  EXPECT_THROW(this->pool.map_into(
                   poolwise::indices(100), std::back_inserter(out),
                   [](int i) { return i % 40 == 37 ? throw at_index(i) : std::to_string(i); }),
               at_index);
  ASSERT_EQ(out.size(), 37U);
  EXPECT_EQ(out[36], "36");
}

TYPED_TEST(Exception, of_any_type_passes_bad) {
  EXPECT_THROW(this->pool.for_each({1, 2}, [](int) { throw 42; }), int);
}

} // namespace

// invoke: independent calls side by side.
#include "pools.h"

#include <atomic>
#include <latch>
#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

namespace {

template <class Pool> class Invoke : public testing::Test {
protected:
  Pool pool{3};
};
TYPED_TEST_SUITE(Invoke, both_pools);

TYPED_TEST(Invoke, gives_results_by_position_ok) {
  auto [number, nothing, owned] =
      this->pool.invoke([] { return 1; }, [] {}, [] { return std::make_unique<int>(3); });
  static_assert(std::is_same_v<decltype(nothing), std::monostate>);
  EXPECT_EQ(number, 1);
  EXPECT_EQ(*owned, 3);
}

TYPED_TEST(Invoke, gives_nothing_if_all_return_void_ok) {
  std::atomic<int> runs{0};
  static_assert(std::is_void_v<decltype(this->pool.invoke([] {}, [] {}))>);
  this->pool.invoke([&] { ++runs; }, [&] { ++runs; });
  EXPECT_EQ(runs, 2);
}

TYPED_TEST(Invoke, keeps_references_ok) {
  int here = 1;
  auto [reference, copy] = this->pool.invoke([&]() -> int & { return here; }, [&] { return here; });
  reference = 5;
  EXPECT_EQ(here, 5);
  EXPECT_EQ(copy, 1);
}

TYPED_TEST(Invoke, runs_side_by_side_ok) { // each waits for the others: three threads, or never
  std::latch all(3);
  const auto meet = [&] { all.arrive_and_wait(); };
  this->pool.invoke(meet, meet, meet);
}

TYPED_TEST(Invoke, forwards_rvalues_once_ok) {
  struct once {
    std::unique_ptr<int> held = std::make_unique<int>(7);
    std::unique_ptr<int> operator()() && { return std::move(held); }
  };
  auto [a, b] = this->pool.invoke(once{}, once{});
  EXPECT_EQ(*a + *b, 14);
}

TYPED_TEST(Invoke, the_first_exception_in_order_of_writing_is_rethrown_bad) {
  for (int repeat = 0; repeat != 100; ++repeat)
    EXPECT_THROW(this->pool.invoke([] {}, [] { throw std::out_of_range("second"); },
                                   [] { throw std::length_error("third"); }),
                 std::out_of_range);
}

// What has begun is waited for; the caller's variables live until then.
TYPED_TEST(Invoke, waits_for_those_that_run_when_one_throws_bad) {
  std::latch begun(3);
  std::atomic<int> finished{0};
  const auto slow = [&] {
    begun.arrive_and_wait();
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    ++finished;
  };
  EXPECT_THROW(this->pool.invoke(
                   slow,
                   [&] {
                     begun.arrive_and_wait();
                     throw std::out_of_range("second");
                   },
                   slow),
               std::out_of_range);
  EXPECT_EQ(finished, 2);
}

TEST(InvokeOrder, those_behind_one_that_throws_are_left_out_bad) {
  poolwise::cpu_pool one_after_the_other(1);
  std::vector<int> ran;
  EXPECT_THROW(one_after_the_other.invoke([&] { ran.push_back(1); },
                                          [&] {
                                            ran.push_back(2);
                                            throw std::out_of_range("second");
                                          },
                                          [&] { ran.push_back(3); }),
               std::out_of_range);
  EXPECT_EQ(ran, (std::vector{1, 2}));
}

} // namespace

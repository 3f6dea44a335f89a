// reduce: equal to the sequential fold to the bit, whatever the operation.
#include "pools.h"

#include <cmath>
#include <functional>
#include <memory>
#include <numeric>
#include <random>
#include <ranges>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

template <class Pool> class Reduce : public testing::Test {
protected:
  Pool pool{4};
};
TYPED_TEST_SUITE(Reduce, both_pools);

TYPED_TEST(Reduce, floats_equal_the_loop_to_the_bit_ok) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> exponent(-30, 30);
  std::vector<double> numbers(20'000);
  for (double &x : numbers)
    x = std::exp(exponent(random)) * (random() % 2 == 0 ? 1 : -1);
  double expected = 0.1;
  for (const double x : numbers)
    expected = expected + std::sin(x);
  for (int repeat = 0; repeat != 10; ++repeat)
    EXPECT_EQ(this->pool.reduce(numbers, 0.1, std::plus<>(), [](double x) { return std::sin(x); }),
              expected);
  EXPECT_EQ(this->pool.reduce(numbers, 0.1, std::plus<>()),
            std::accumulate(numbers.begin(), numbers.end(), 0.1));
}

TYPED_TEST(Reduce, strings_keep_their_order_ok) {
  const auto joined = this->pool.reduce(poolwise::indices(200), std::string("<"), std::plus<>(),
                                        [](int x) { return std::to_string(x); });
  std::string expected = "<";
  for (int i = 0; i != 200; ++i)
    expected += std::to_string(i);
  EXPECT_EQ(joined, expected);
}

TYPED_TEST(Reduce, folds_on_the_calling_thread_and_moves_ok) {
  const auto caller = std::this_thread::get_id();
  auto sum = this->pool.reduce(
      poolwise::indices(50), std::make_unique<int>(1),
      [&](std::unique_ptr<int> acc, std::unique_ptr<int> x) {
        EXPECT_EQ(std::this_thread::get_id(), caller);
        *acc += *x;
        return acc;
      },
      [](int x) { return std::make_unique<int>(x); });
  EXPECT_EQ(*sum, 1 + 49 * 50 / 2);
}

TYPED_TEST(Reduce, the_type_of_init_decides_ok) {
  static_assert(std::is_same_v<decltype(this->pool.reduce({1.5, 1.5}, 0, std::plus<>(),
                                                          [](double x) { return x; })),
                               int>);
  EXPECT_EQ(this->pool.reduce({1.5, 1.5}, 0, std::plus<>(), [](double x) { return x; }), 2);
  EXPECT_EQ(this->pool.reduce(std::vector<int>{}, 5, std::plus<>()), 5);
}

TYPED_TEST(Reduce, gives_op_references_to_the_elements_ok) {
  const std::vector<std::string> words{"a", "bb", "ccc"};
  const std::string *longest =
      this->pool.reduce(words, static_cast<const std::string *>(nullptr),
                        [](const std::string *best, const std::string &word) {
                          return best == nullptr || word.size() > best->size() ? &word : best;
                        });
  EXPECT_EQ(longest, &words[2]);
}

TYPED_TEST(Reduce, takes_options_with_and_without_f_ok) {
  EXPECT_EQ(this->pool.reduce(poolwise::indices(10), 0, std::plus<>(), {.chunk = 2}), 45);
  EXPECT_EQ(
      this->pool.reduce(poolwise::indices(10), 0, std::plus<>(), std::negate<>(), {.chunk = 2}),
      -45);
  const poolwise::options how{.chunk = 3};
  EXPECT_EQ(this->pool.reduce(poolwise::indices(10), 0, std::plus<>(), how), 45);
}

TYPED_TEST(Reduce, an_exception_of_op_that_comes_first_is_the_one_bad) {
  int folded = 0;
  const auto op = [&](int acc, int x) {
    ++folded;
    return x == 3 ? throw std::out_of_range("op") : acc + x;
  };
  const auto f = [](int x) { return x == 7 ? throw std::length_error("f") : x; };
  EXPECT_THROW(static_cast<void>(this->pool.reduce(poolwise::indices(10), 0, op, f)),
               std::out_of_range);
  EXPECT_EQ(folded, 4);
  folded = 0;
  const auto late = [](int x) { return x == 2 ? throw std::length_error("f") : x; };
  EXPECT_THROW(static_cast<void>(this->pool.reduce(poolwise::indices(10), 0, op, late)),
               std::length_error);
  EXPECT_EQ(folded, 2);
}

} // namespace

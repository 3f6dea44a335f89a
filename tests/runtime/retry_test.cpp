// retry: functions that are tried again.
#include "pools.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace std::chrono_literals;

template <class Pool> class Retry : public testing::Test {
protected:
  Pool pool{2};
};
TYPED_TEST_SUITE(Retry, both_pools);

TYPED_TEST(Retry, tries_again_until_it_works_ok) {
  std::vector<std::atomic<int>> calls(10);
  const auto doubled = this->pool.map(poolwise::indices(10), poolwise::retry([&](int i) {
                                        if (++calls[static_cast<std::size_t>(i)] < 3)
                                          throw std::runtime_error("not yet");
                                        return 2 * i;
                                      }));
  EXPECT_EQ(doubled[9], 18);
  for (const auto &count : calls)
    EXPECT_EQ(count, 3);
}

TYPED_TEST(Retry, passes_the_last_exception_bad) {
  std::atomic<int> calls{0};
  auto task =
      this->pool.submit(poolwise::retry([&] { throw ++calls; }, {.times = 4, .pause = 1ms}));
  try {
    task.get();
    FAIL();
  } catch (const int last) {
    EXPECT_EQ(last, 4);
  }
  calls = 0;
  EXPECT_THROW(this->pool.for_each({1}, poolwise::retry([&](int) { throw ++calls; }, {.times = 0})),
               int);
  EXPECT_EQ(calls, 1);
}

TYPED_TEST(Retry, keeps_arguments_for_the_next_call_ok) {
  int calls = 0;
  auto task = this->pool.submit(poolwise::retry([&](std::string text) {
                                  if (++calls < 3)
                                    throw 1;
                                  return text;
                                }),
                                std::string("a text that is long enough to be moved from"));
  EXPECT_EQ(task.get(), "a text that is long enough to be moved from");
}

TYPED_TEST(Retry, works_where_all_functions_do_ok) {
  int calls = 0;
  auto stubborn = poolwise::retry([&] { return ++calls < 2 ? throw 1 : calls; });
  const auto [a, b] = this->pool.invoke(stubborn, [] { return 5; });
  EXPECT_EQ(a + b, 7);
  std::vector<std::string> words{"a"};
  this->pool.for_each(words, poolwise::retry([](std::string &word) { word += '!'; }));
  EXPECT_EQ(words[0], "a!");
}

} // namespace

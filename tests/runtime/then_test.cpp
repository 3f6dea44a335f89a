// Continuations: future::then.
#include "pools.h"

#include <latch>
#include <memory>
#include <stdexcept>
#include <string>

namespace {

using namespace std::chrono_literals;
using poolwise::future;

template <class Pool> class Then : public testing::Test {
protected:
  Pool pool{2};
};
TYPED_TEST_SUITE(Then, both_pools);

TYPED_TEST(Then, goes_on_with_the_result_ok) {
  auto text = this->pool.submit([] { return 3; })
                  .then(this->pool, [](int x) { return x + 0.5; })
                  .then([](double x) { return std::to_string(x); });
  EXPECT_EQ(text.get().substr(0, 3), "3.5");
  int runs = 0;
  auto nothing = this->pool.submit([&] { ++runs; });
  auto next = nothing.then(this->pool, [&] { ++runs; });
  EXPECT_FALSE(nothing.valid());
  next.get();
  EXPECT_EQ(runs, 2);
  auto owned = this->pool.submit([] { return std::make_unique<int>(4); })
                   .then(this->pool, [](std::unique_ptr<int> x) { return *x; });
  EXPECT_EQ(owned.get(), 4);
}

TYPED_TEST(Then, runs_without_anybody_waiting_on_the_pool_named_ok) {
  poolwise::io_pool other(1);
  std::latch go_on(1);
  auto first = this->pool.submit([&] { go_on.wait(); });
  auto second = first.then(other, [] { return std::this_thread::get_id(); });
  EXPECT_EQ(second.wait_for(1ms), std::future_status::timeout);
  go_on.count_down();
  until([&] { return second.ready(); });
  auto probe = other.submit([] { return std::this_thread::get_id(); });
  until([&] { return probe.ready(); }); // so that it is not run here
  EXPECT_EQ(second.get(), probe.get());
  auto ready = this->pool.submit([] { return 1; });
  ready.wait();
  auto late = ready.then(other, [](int x) { return x + 1; });
  until([&] { return late.ready(); });
  EXPECT_EQ(late.get(), 2);
}

TYPED_TEST(Then, passes_exceptions_on_bad) {
  bool called = false;
  auto failed = this->pool.submit([]() -> int { throw std::out_of_range("x"); })
                    .then(this->pool, [&](int) { called = true; })
                    .then(this->pool, [&] { called = true; });
  EXPECT_THROW(failed.get(), std::out_of_range);
  EXPECT_FALSE(called);
  auto thrown = this->pool.submit([] { return 1; }).then(this->pool, [](int) { throw 2; });
  EXPECT_THROW(thrown.get(), int);
}

TYPED_TEST(Then, gives_the_future_itself_to_who_wants_it_ok) {
  const auto describe = [](future<int> done) {
    return done.exception() == nullptr ? std::to_string(done.get()) : std::string("failed");
  };
  EXPECT_EQ(this->pool.submit([] { return 1; }).then(this->pool, describe).get(), "1");
  EXPECT_EQ(this->pool.submit([]() -> int { throw 1; }).then(this->pool, describe).get(), "failed");
}

TYPED_TEST(Then, waiting_inside_of_a_full_pool_does_not_block_ok) {
  TypeParam narrow(1);
  auto outer = narrow.submit([&] {
    auto inner = narrow.submit([] { return 1; }).then(narrow, [](int x) { return x + 1; });
    return inner.get();
  });
  EXPECT_EQ(outer.get(), 2);
}

TYPED_TEST(Then, can_be_cancelled_before_the_first_is_done_bad) {
  std::latch go_on(1);
  std::atomic<bool> ran{false};
  auto second = this->pool.submit([&] { go_on.wait(); }).then(this->pool, [&] { ran = true; });
  EXPECT_TRUE(second.cancel());
  EXPECT_THROW(second.get(), poolwise::cancelled);
  go_on.count_down();
  this->pool.shutdown();
  EXPECT_FALSE(ran);
}

TYPED_TEST(Then, is_cancelled_if_its_pool_has_gone_bad) {
  std::latch go_on(1);
  auto first = this->pool.submit([&] { go_on.wait(); });
  future<void> second;
  {
    TypeParam short_lived(1);
    second = first.then(short_lived, [] { FAIL(); });
  }
  go_on.count_down();
  until([&] { return second.ready(); });
  EXPECT_THROW(second.get(), poolwise::cancelled);
}

TYPED_TEST(Then, a_cancelled_first_cancels_the_rest_bad) {
  TypeParam narrow(1);
  std::latch started(1);
  std::latch go_on(1);
  auto blocker = narrow.submit([&] {
    started.count_down();
    go_on.wait();
  });
  started.wait();
  auto second = narrow.submit([] { return 1; }).then(narrow, [](int x) { return x; });
  std::jthread closer([&] { narrow.shutdown_now(); });
  until([&] { return second.ready(); });
  EXPECT_THROW(second.get(), poolwise::cancelled);
  go_on.count_down();
}

TYPED_TEST(Then, long_chains_ok) {
  auto chain = this->pool.submit([] { return 0; });
  for (int i = 0; i != 1000; ++i)
    chain = chain.then(this->pool, [](int x) { return x + 1; });
  until([&] { return chain.ready(); });
  EXPECT_EQ(chain.get(), 1000);
}

TEST(FutureException, is_that_of_get_ok) {
  poolwise::io_pool pool(1);
  auto good = pool.submit([] { return 1; });
  EXPECT_EQ(good.exception(), nullptr);
  EXPECT_EQ(good.get(), 1);
  auto bad = pool.submit([] { throw 1; });
  EXPECT_NE(bad.exception(), nullptr);
  EXPECT_THROW(bad.get(), int);
}

} // namespace

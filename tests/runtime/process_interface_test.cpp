// The interface that executor.h and the futures give to all pools, on worker processes.
#include "pools.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <iterator>
#include <ranges>
#include <stdexcept>
#include <string>
#include <tuple>
#include <unistd.h>
#include <vector>

namespace {

using namespace std::chrono_literals;

class ProcessInterface : public testing::Test {
protected:
  poolwise::process_pool pool{2};
};

int twice(int x) { return 2 * x; }
int slow_if_even(int x) {
  if (x % 2 == 0)
    std::this_thread::sleep_for(5ms);
  return x;
}

TEST_F(ProcessInterface, lazy_maps_ok) {
  int expected = 0;
  for (const int i : pool.lazy_map(std::views::iota(0), twice, {.window = 4})) {
    ASSERT_EQ(i, 2 * expected++);
    if (expected == 100)
      break;
  }
  std::vector<int> seen;
  for (const int i : pool.lazy_map_unordered(poolwise::indices(20), slow_if_even))
    seen.push_back(i);
  std::ranges::sort(seen);
  ASSERT_EQ(seen.size(), 20U);
  EXPECT_EQ(seen[19], 19);
}

// Integers of a counting loop are not sent one by one.
template <class Range> void expect_the_same_there(poolwise::process_pool &pool, Range range) {
  using T = std::ranges::range_value_t<Range>;
  EXPECT_EQ(pool.map(range, [](T x) { return x; }), std::vector<T>(range.begin(), range.end()));
}

TEST_F(ProcessInterface, counting_loops_count_there_ok) {
  expect_the_same_there(pool, poolwise::indices(0));
  expect_the_same_there(pool, poolwise::indices(1));
  expect_the_same_there(pool, poolwise::indices(10, -10, -3));
  expect_the_same_there(pool, poolwise::indices(50U, 5U, -7));
  expect_the_same_there(pool, poolwise::indices(short{-32768}, short{32767}));
  expect_the_same_there(pool, poolwise::indices(-5LL, 100'000LL, 11));
  const poolwise::options all_at_once{.chunk = 2'000'000}; // more than go into a chunk
  const auto bytes = pool.map(
      poolwise::indices(1'500'000), [](int i) { return static_cast<char>(i % 100); }, all_at_once);
  EXPECT_EQ(bytes.size(), 1'500'000U);
  EXPECT_EQ(bytes[1'499'999], 99);
  EXPECT_THROW(pool.for_each(poolwise::indices(100),
                             [](int i) {
                               if (i == 77)
                                 throw std::out_of_range("77");
                             }),
               std::out_of_range);
}

TEST_F(ProcessInterface, starmap_ok) {
  const std::vector<std::tuple<int, std::string>> pairs{{1, "a"}, {2, "b"}};
  EXPECT_EQ(
      pool.starmap(pairs, [](int n, const std::string &text) { return text + std::to_string(n); }),
      (std::vector<std::string>{"a1", "b2"}));
}

std::string repeated(int n, const std::string &text) {
  std::string all;
  while (n-- > 0)
    all += text;
  return all;
}

TEST_F(ProcessInterface, starmap_of_a_plain_function_ok) {
  const std::vector<std::tuple<int, std::string>> pairs{{1, "a"}, {2, "b"}};
  EXPECT_EQ(pool.starmap(pairs, repeated), (std::vector<std::string>{"a", "bb"}));
  EXPECT_EQ(pool.starmap(pairs, poolwise::retry(repeated)), (std::vector<std::string>{"a", "bb"}));
}

int works_the_third_time(int x) {
  static int calls = 0;
  return ++calls % 3 == 0 ? x : throw std::runtime_error("not yet");
}

TEST_F(ProcessInterface, retry_of_a_plain_function_ok) {
  poolwise::process_pool single(1);
  EXPECT_EQ(single.submit(poolwise::retry(works_the_third_time), 7).get(), 7);
  EXPECT_EQ(single.map(poolwise::indices(3), poolwise::retry(works_the_third_time)),
            (std::vector{0, 1, 2}));
  // The options are sent too.
  EXPECT_THROW(single.submit(poolwise::retry(works_the_third_time, {.times = 2}), 7).get(),
               std::runtime_error);
}

TEST_F(ProcessInterface, count_if_of_a_plain_function_ok) {
  EXPECT_EQ(pool.count_if(poolwise::indices(10), +[](int x) { return x % 3 == 0; }), 4);
}

TEST_F(ProcessInterface, calls_with_limits_are_all_the_calls_ok) {
  const std::vector<std::tuple<int, std::string>> pairs{{2, "a"}};
  EXPECT_EQ(pool.with({.deadline = 1h}).starmap(pairs, repeated)[0], "aa");
  std::vector<int> seen;
  for (const int i : pool.with({.deadline = 1h}).lazy_map(poolwise::indices(20), twice))
    seen.push_back(i); // the pool with limits goes at the end of the line above
  EXPECT_EQ(seen.size(), 20U);
  for (const int i : pool.with({.deadline = 1h}).lazy_map_unordered(poolwise::indices(20), twice))
    seen.push_back(i);
  EXPECT_EQ(seen.size(), 40U);
  EXPECT_EQ(pool.with({.retries = 1}).size(), pool.size());
  auto endless = pool.with({.deadline = 50ms}).lazy_map(poolwise::indices(1), [](int) -> int {
    std::this_thread::sleep_for(1h);
    return 0;
  });
  EXPECT_THROW(endless.begin(), poolwise::deadline_exceeded);
}

TEST_F(ProcessInterface, invoke_runs_all_functions_if_one_throws_bad) {
  const poolwise::shared_array<int> ran(2);
  struct mark {
    poolwise::shared_array<int> where;
    int index;
    void operator()() { where[static_cast<std::size_t>(index)] = 1; }
  };
  EXPECT_THROW(pool.invoke([] { throw std::out_of_range("first"); }, mark{ran, 0},
                           [] { throw std::length_error("third"); }, mark{ran, 1}),
               std::out_of_range);
  EXPECT_EQ(ran[0] + ran[1], 2);
}

struct not_written {
  int member = 0; // else there would be nothing to write
  template <class Archive> void save(Archive &) const { throw std::domain_error("not this one"); }
  template <class Archive> void load(Archive &) {}
  int operator()() { return 1; }
};

TEST_F(ProcessInterface, invoke_waits_for_what_was_sent_if_one_cannot_be_bad) {
  const poolwise::shared_array<int> ran(1);
  struct slow_mark {
    poolwise::shared_array<int> where;
    void operator()() {
      std::this_thread::sleep_for(50ms);
      where[0] = 1;
    }
  };
  EXPECT_THROW(pool.invoke(slow_mark{ran}, not_written{}), std::domain_error);
  EXPECT_EQ(ran[0], 1);
}

TEST_F(ProcessInterface, retry_ok) {
  const auto flaky = [](int x) {
    static int calls = 0;
    if (++calls % 3 != 0)
      throw std::runtime_error("not yet");
    return x;
  };
  EXPECT_EQ(pool.map(poolwise::indices(5), poolwise::retry(flaky)), (std::vector{0, 1, 2, 3, 4}));
}

TEST_F(ProcessInterface, futures_can_be_waited_for_together_ok) {
  std::vector<poolwise::future<int>> tasks;
  for (int i = 0; i != 10; ++i)
    tasks.push_back(pool.submit(slow_if_even, i));
  int sum = 0;
  for (poolwise::future<int> &task : poolwise::as_completed(tasks))
    sum += task.get();
  EXPECT_EQ(sum, 45);
  auto both = poolwise::when_all(pool.submit(twice, 1), pool.submit(twice, 2));
  until([&] { return both.ready(); }); // without anybody waiting
  EXPECT_EQ(both.get(), std::tuple(2, 4));
}

TEST_F(ProcessInterface, progress_rises_to_the_end_ok) {
  std::vector<std::size_t> told;
  static_cast<void>(pool.map(poolwise::indices(50), slow_if_even,
                             {.progress = [&](std::size_t done, std::size_t all) {
                               EXPECT_EQ(all, 50U);
                               told.push_back(done);
                             }}));
  ASSERT_FALSE(told.empty());
  EXPECT_TRUE(std::ranges::is_sorted(told));
  EXPECT_EQ(told.back(), 50U);
  EXPECT_THROW(pool.for_each(poolwise::indices(50), slow_if_even,
                             {.progress = [](std::size_t, std::size_t) { throw 1; }}),
               int);
}

TEST_F(ProcessInterface, timeout_starts_no_more_elements_bad) {
  std::vector<int> out;
  EXPECT_THROW(pool.map_into(std::vector(100'000, 2), std::back_inserter(out), slow_if_even,
                             {.chunk = 1, .timeout = 50ms}),
               poolwise::timed_out);
  EXPECT_LT(out.size(), 100'000U);
  EXPECT_EQ(pool.map({1, 2}, twice, {.timeout = 1h}), (std::vector{2, 4}));
}

TEST_F(ProcessInterface, then_goes_on_here_or_there_ok) {
  auto here = pool.submit(twice, 1).then([](int x) { return std::pair(x, getpid()); });
  EXPECT_EQ(here.get(), std::pair(2, getpid()));
  auto there = pool.submit(twice, 1).then(pool, [](int x) { return std::pair(x, getpid()); });
  const auto [value, worker] = there.get();
  EXPECT_EQ(value, 2);
  EXPECT_NE(worker, getpid());
  auto third = poolwise::cpu_threads()
                   .submit([] { return std::string("ab"); })
                   .then(pool, [](const std::string &text) { return text + "c"; })
                   .then(pool, [](const std::string &) {})
                   .then(pool, [] { return 3; });
  until([&] { return third.ready(); }); // without anybody waiting
  EXPECT_EQ(third.get(), 3);
  auto with_future = pool.submit(twice, 4).then(pool, [](poolwise::future<int> done) {
    return std::pair(done.get(), getpid()); // which cannot be sent
  });
  EXPECT_EQ(with_future.get(), std::pair(8, getpid()));
}

/// Says in shared memory that it runs, and goes on when told to.
struct held_up {
  poolwise::shared_array<int> state;
  int operator()(int x) const {
    std::atomic_ref(state[0]).store(1);
    while (std::atomic_ref(state[1]).load() == 0)
      std::this_thread::sleep_for(1ms);
    return x;
  }
};

TEST_F(ProcessInterface, then_takes_no_thread_while_it_runs_ok) {
  poolwise::io_pool &threads = poolwise::io_threads();
  const poolwise::shared_array<int> state(2);
  poolwise::process_pool many(8);
  const std::size_t before = threads.thread_count();
  std::vector<poolwise::future<int>> all;
  for (int i = 0; i != 8; ++i)
    all.push_back(many.submit(twice, i).then(many, held_up{state}));
  until([&] { return std::atomic_ref(state[0]).load() == 1; });
  EXPECT_LE(threads.thread_count(), before);
  std::atomic_ref(state[1]).store(1);
  for (int i = 0; i != 8; ++i)
    EXPECT_EQ(all[static_cast<std::size_t>(i)].get(), 2 * i);
}

TEST_F(ProcessInterface, then_passes_exceptions_on_bad) {
  auto failed = pool.submit([]() -> int { throw std::out_of_range("x"); }).then(pool, twice);
  EXPECT_THROW(failed.get(), std::out_of_range);
  auto thrown = pool.submit(twice, 1).then(pool, [](int) { throw std::length_error("y"); });
  until([&] { return thrown.ready(); });
  EXPECT_THROW(thrown.get(), std::length_error);
  auto died = pool.submit(twice, 1).then(pool, [](int) { std::raise(SIGKILL); });
  EXPECT_THROW(died.get(), poolwise::worker_died);
}

TEST_F(ProcessInterface, then_can_be_cancelled_before_and_while_it_runs_bad) {
  const poolwise::shared_array<int> before(2);
  auto waiting = pool.submit(held_up{before}, 1).then(pool, twice);
  EXPECT_TRUE(waiting.cancel());
  EXPECT_THROW(waiting.get(), poolwise::cancelled);
  std::atomic_ref(before[1]).store(1);
  const poolwise::shared_array<int> state(2);
  auto running = pool.submit(twice, 1).then(pool, held_up{state});
  until([&] { return std::atomic_ref(state[0]).load() == 1; });
  until([&] { return running.cancel(); }); // it is killed
  EXPECT_THROW(running.get(), poolwise::cancelled);
}

TEST_F(ProcessInterface, then_is_cancelled_if_its_pool_has_gone_bad) {
  const poolwise::shared_array<int> state(2);
  poolwise::future<int> second;
  {
    poolwise::process_pool short_lived(1);
    second = pool.submit(held_up{state}, 1).then(short_lived, twice);
  }
  std::atomic_ref(state[1]).store(1);
  until([&] { return second.ready(); });
  EXPECT_THROW(second.get(), poolwise::cancelled);
}

// Who waits for the second runs the first, which no thread is free for.
TEST_F(ProcessInterface, then_behind_a_full_pool_does_not_block_ok) {
  poolwise::cpu_pool narrow(1);
  auto outer =
      narrow.submit([&] { return narrow.submit([] { return 4; }).then(pool, twice).get(); });
  EXPECT_EQ(outer.get(), 8);
}

} // namespace

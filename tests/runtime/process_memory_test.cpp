// Large data, shared arrays, and a function in a process of its own.
#include "process_cases.h"

#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace std::chrono_literals;

TEST(ProcessMemory, sizes_around_every_limit_cross_unharmed_ok) {
  poolwise::process_pool pool(2);
  for (const std::size_t size : {0UL, 1UL, 900UL, 912UL, 919UL, 920UL, 921UL, 928UL, 4096UL,
                                 262'144UL, 1'000'000UL, 70'000'000UL, 3UL}) {
    std::string text(size, 'x');
    for (std::size_t i = 0; i < size; i += 997)
      text[i] = static_cast<char>('a' + i % 26);
    EXPECT_EQ(pool.submit([](std::string back) { return back; }, text).get(), text) << size;
  }
  std::vector<std::string> many;
  for (std::size_t i = 0; i != 100; ++i)
    many.emplace_back(i * 5000, static_cast<char>('a' + i % 26));
  EXPECT_EQ(pool.map(many, [](const std::string &text) { return text; }), many);
}

struct fill_row {
  poolwise::shared_array<int> cells;
  std::size_t width;
  void operator()(std::size_t row) const {
    for (std::size_t i = 0; i != width; ++i)
      cells[row * width + i] = static_cast<int>(row * 1000 + i);
  }
};

TEST(ProcessMemory, shared_arrays_are_seen_by_all_ok) {
  poolwise::process_pool pool(2);
  const poolwise::shared_array<int> cells(10 * 100);
  pool.for_each(poolwise::indices(std::size_t{10}), fill_row{cells, 100});
  for (std::size_t row = 0; row != 10; ++row)
    for (std::size_t i = 0; i != 100; ++i)
      ASSERT_EQ(cells[row * 100 + i], static_cast<int>(row * 1000 + i));
}

TEST(ProcessMemory, shared_arrays_come_back_ok) {
  poolwise::process_pool pool(2);
  const auto make = [](std::size_t size) {
    poolwise::shared_array<double> made(size);
    std::iota(made.begin(), made.end(), 1.0);
    return made;
  };
  std::vector<poolwise::future<poolwise::shared_array<double>>> all;
  for (int i = 0; i != 20; ++i)
    all.push_back(pool.submit(make, std::size_t{1000}));
  for (auto &one : all) {
    const auto got = one.get();
    EXPECT_EQ(std::accumulate(got.begin(), got.end(), 0.0), 500500.0);
  }
  EXPECT_TRUE(pool.submit(make, std::size_t{0}).get().empty());
}

// The caller's copy may go before the worker has opened its own.
TEST(ProcessMemory, shared_arrays_live_until_they_have_arrived_ok) {
  poolwise::process_pool pool(1);
  auto blocker = pool.submit([] { std::this_thread::sleep_for(50ms); });
  std::vector<poolwise::future<int>> all;
  for (int i = 0; i != 10; ++i) {
    poolwise::shared_array<int> cells(1);
    cells[0] = i;
    all.push_back(pool.submit([](const poolwise::shared_array<int> &c) { return c[0]; }, cells));
  }
  for (int i = 0; i != 10; ++i)
    EXPECT_EQ(all[static_cast<std::size_t>(i)].get(), i);
  blocker.get();
}

TEST(Process, gives_its_result_ok) {
  poolwise::process work([](int a, int b) { return std::pair(a + b, getpid()); }, 1, 2);
  const pid_t pid = work.pid();
  const auto [sum, own] = work.result();
  EXPECT_EQ(sum, 3);
  EXPECT_EQ(own, pid);
  EXPECT_NE(own, getpid());
  EXPECT_FALSE(is_alive(pid));
  EXPECT_EQ(work.exit_code(), 0);
}

TEST(Process, is_waited_for_and_killed_bad) {
  poolwise::process work([] { std::this_thread::sleep_for(1h); });
  EXPECT_FALSE(work.wait_for(20ms));
  EXPECT_TRUE(work.running());
  EXPECT_EQ(work.exit_code(), std::nullopt);
  work.terminate();
  work.join();
  EXPECT_FALSE(work.running());
  EXPECT_EQ(work.exit_code(), 128 + SIGTERM);
  EXPECT_THROW(work.result(), poolwise::worker_died);
  poolwise::process other([] { std::this_thread::sleep_for(1h); });
  static_cast<void>(other.pid());
  other.kill();
  EXPECT_TRUE(other.wait_for(1h));
  EXPECT_EQ(other.exit_code(), 128 + SIGKILL);
}

TEST(Process, gives_exceptions_and_exit_codes_bad) {
  poolwise::process throws([] { throw std::out_of_range("far"); });
  throws.join();
  EXPECT_EQ(throws.exit_code(), 1);
  EXPECT_THROW(throws.result(), std::out_of_range);
  poolwise::process exits([] { _exit(9); });
  exits.join();
  EXPECT_EQ(exits.exit_code(), 9);
}

} // namespace

// The end of pools of processes.
#include "process_cases.h"

#include <atomic>
#include <latch>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace std::chrono_literals;

void sleep_long() { std::this_thread::sleep_for(1h); }

TEST(ProcessShutdown, runs_what_is_queued_ok) {
  std::vector<poolwise::future<int>> all;
  {
    poolwise::process_pool pool(2);
    for (int i = 0; i != 100; ++i)
      all.push_back(pool.submit([](int x) { return x; }, i));
  }
  for (int i = 0; i != 100; ++i)
    EXPECT_EQ(all[static_cast<std::size_t>(i)].get(), i);
}

TEST(ProcessShutdown, refuses_new_work_bad) {
  poolwise::process_pool pool(2);
  EXPECT_EQ(pool.submit([] { return 1; }).get(), 1);
  pool.shutdown();
  pool.shutdown();
  EXPECT_THROW(static_cast<void>(pool.submit([] {})), poolwise::pool_shut_down);
  EXPECT_THROW(pool.for_each({1}, [](int) {}), poolwise::pool_shut_down);
  EXPECT_EQ(pool.worker_count(), 0U);
}

TEST(ProcessShutdown, of_a_pool_that_was_never_used_ok) {
  poolwise::process_pool unused(2);
  poolwise::process_pool closed(2);
  closed.shutdown_now();
}

TEST(ProcessShutdown, now_kills_what_runs_and_cancels_what_waits_bad) { // F11, F14
  poolwise::process_pool pool(2);
  std::vector<poolwise::future<void>> all;
  for (int i = 0; i != 20; ++i)
    all.push_back(pool.submit(sleep_long));
  std::this_thread::sleep_for(20ms);
  static_cast<void>(all.back().cancel());
  pool.shutdown_now();
  for (auto &one : all)
    EXPECT_THROW(one.get(), poolwise::cancelled);
}

TEST(ProcessShutdown, for_a_time_gives_up_bad) { // F14
  poolwise::process_pool pool(1);
  auto stuck = pool.submit(sleep_long);
  EXPECT_FALSE(pool.shutdown_for(50ms));
  EXPECT_THROW(static_cast<void>(pool.submit([] {})), poolwise::pool_shut_down);
  pool.shutdown_now();
  EXPECT_THROW(stuck.get(), poolwise::cancelled);
  EXPECT_TRUE(pool.shutdown_for(1h));
}

TEST(ProcessShutdown, after_all_processes_were_killed_ok) { // F15
  poolwise::process_pool pool(1);
  const poolwise::shared_array<int> begun(1);
  const auto [worker, server] = pool.submit([] { return std::pair(getpid(), getppid()); }).get();
  auto running = pool.submit(
      [](const poolwise::shared_array<int> &said) {
        std::atomic_ref(said[0]).store(1);
        sleep_long();
      },
      begun);
  until([&] { return std::atomic_ref(begun[0]).load() == 1; });
  ASSERT_EQ(kill(server, SIGKILL), 0);
  until([&] { return !is_alive(server); });
  ASSERT_EQ(kill(worker, SIGKILL), 0);
  pool.shutdown();
  EXPECT_THROW(running.get(), poolwise::worker_died);
}

TEST(ProcessShutdown, by_several_threads_at_once_ok) { // F12
  for (int round = 0; round != 10; ++round) {
    poolwise::process_pool pool(2);
    auto dies = pool.submit([] { std::raise(SIGKILL); });
    auto lives = pool.submit([] { return 1; });
    {
      std::jthread one([&] { pool.shutdown(); });
      std::jthread two([&] { pool.shutdown(); });
    }
    EXPECT_EQ(lives.get(), 1);
    EXPECT_THROW(dies.get(), poolwise::worker_died);
  }
}

TEST(ProcessShutdown, lets_a_loop_finish_ok) {
  poolwise::process_pool pool(2);
  std::latch begun(1);
  std::vector<int> results;
  std::jthread loop([&] {
    pool.submit([] {}).get();
    begun.count_down();
    try {
      results = pool.map(poolwise::indices(200),
                         [](int i) {
                           std::this_thread::sleep_for(100us);
                           return i;
                         },
                         {.chunk = 1});
    } catch (const poolwise::pool_shut_down &) { // it came too late
      results.resize(200);
    }
  });
  begun.wait();
  pool.shutdown();
  loop.join();
  EXPECT_EQ(results.size(), 200U);
}

TEST(ProcessShutdown, now_ends_a_loop_bad) {
  struct endless {
    poolwise::shared_array<int> begun;
    void operator()(int) const {
      std::atomic_ref(begun[0]).store(1);
      sleep_long();
    }
  };
  poolwise::process_pool pool(2);
  const poolwise::shared_array<int> begun(1);
  std::jthread later([&] {
    until([&] { return std::atomic_ref(begun[0]).load() == 1; });
    pool.shutdown_now();
  });
  EXPECT_THROW(pool.for_each(poolwise::indices(1000), endless{begun}), poolwise::cancelled);
}

TEST(ProcessShutdown, while_large_results_are_written_ok) { // F16, F18
  for (int round = 0; round != 5; ++round) {
    std::vector<poolwise::future<std::string>> all;
    {
      poolwise::process_pool pool(2);
      for (int i = 0; i != 6; ++i)
        all.push_back(pool.submit([] { return std::string(4'000'000, 'x'); }));
      if (round % 2 == 1)
        pool.shutdown_now();
    }
    for (auto &one : all)
      try {
        EXPECT_EQ(one.get().size(), 4'000'000U);
      } catch (const poolwise::cancelled &) {
        EXPECT_EQ(round % 2, 1);
      }
  }
}

TEST(ProcessShutdown, many_submits_from_many_threads_ok) { // F10
  poolwise::process_pool pool(2);
  std::atomic<int> sum{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t != 4; ++t)
      threads.emplace_back([&] {
        std::vector<poolwise::future<int>> mine;
        for (int i = 0; i != 1000; ++i)
          mine.push_back(pool.submit([] { return 1; }));
        for (auto &one : mine)
          sum += one.get();
      });
  }
  EXPECT_EQ(sum, 4000);
}

// The shared pool at exit: queued work is run, stuck work does not hold the end up for long.
TEST(ProcessShutdown, of_the_shared_pool_at_exit_ok) {
  EXPECT_EXIT(
      {
        poolwise::processes().submit([] {}).get(); // starting a worker is not what is timed
        static_cast<void>(poolwise::processes().submit([] {
          std::fputs("was run", stderr);
          std::fflush(stderr);
        }));
        std::exit(3);
      },
      testing::ExitedWithCode(3), "was run");
  EXPECT_EXIT(
      {
        static_cast<void>(poolwise::processes().submit(sleep_long));
        std::this_thread::sleep_for(50ms);
        std::exit(4);
      },
      testing::ExitedWithCode(4), "");
}

} // namespace

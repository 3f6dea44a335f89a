// Workers that die, at every point of a task's life. The numbers are those of the fault list in
// runtime/src/README.md.
#include "process_cases.h"

#include <atomic>
#include <pthread.h>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <vector>

namespace {

using namespace std::chrono_literals;

class ProcessDeath : public testing::Test {
protected:
  void expect_usable() {
    EXPECT_EQ(pool.map({1, 2, 3, 4}, [](int x) { return 2 * x; }), (std::vector<int>{2, 4, 6, 8}));
  }
  /// The death of f(args...)'s worker, while innocent tasks run beside it.
  template <class F, class... Args> void expect_death(F f, const Args &...args) {
    auto bad = pool.submit(f, args...);
    std::vector<poolwise::future<int>> innocent;
    for (int i = 0; i != 6; ++i)
      innocent.push_back(pool.submit([](int x) { return x; }, i));
    EXPECT_THROW(static_cast<void>(bad.get()), poolwise::worker_died);
    for (int i = 0; i != 6; ++i)
      EXPECT_EQ(innocent[static_cast<std::size_t>(i)].get(), i);
  }
  poolwise::process_pool pool{2};
};

TEST_F(ProcessDeath, by_signals_bad) { // F1, F3, F9
  for (const int number : {SIGKILL, SIGSEGV, SIGABRT, SIGTERM, SIGFPE})
    expect_death(
        [](int signal_number) {
          std::signal(signal_number, SIG_DFL);
          std::raise(signal_number);
        },
        number);
  expect_usable();
}

TEST_F(ProcessDeath, by_leaving_in_other_ways_bad) { // F21
  expect_death([] { std::abort(); });
  expect_death([] { std::terminate(); });
  expect_death([] { _exit(0); });
  expect_death([] { std::quick_exit(3); });
#if !POOLWISE_SANITIZED // they do not take part in a forced unwinding
  expect_death([] { pthread_exit(nullptr); });
#endif
  expect_usable();
}

// The program exports none of its functions; their names are in its symbol table.
void ends_its_worker(int status) { _exit(status); }

TEST_F(ProcessDeath, names_the_function_bad) {
  try {
    pool.submit(ends_its_worker, 3).get();
    FAIL();
  } catch (const poolwise::worker_died &death) {
    EXPECT_NE(std::string(death.what()).find("ends_its_worker(int)"), std::string::npos)
        << death.what();
  }
}

// What a parent would have been told of a child of its own.
TEST_F(ProcessDeath, waits_for_a_status_ok) {
  for (const int code : {0, 3, 255, 256, -1}) {
    auto child = pool.submit([](int result) { return result; }, code);
    EXPECT_EQ(poolwise::wait_status(child), (code & 0xff) << 8);
    EXPECT_FALSE(child.valid());
  }
  auto leaves = pool.submit([]() -> int { _exit(7); });
  EXPECT_EQ(WEXITSTATUS(poolwise::wait_status(leaves)), 7);
  auto aborts = pool.submit([]() -> int { std::abort(); });
  const int status = poolwise::wait_status(aborts);
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGABRT);
}

// Types that kill the process which writes or reads them.
struct mine {
  int when = 0; // 1: throws while written; 2: dies while read; 3: throws while read
  void save(poolwise::output_archive &out) const {
    if (when == 1)
      throw std::runtime_error("cannot be written");
    out(when);
  }
  void load(poolwise::input_archive &in) {
    in(when);
    if (when == 2)
      std::raise(SIGKILL);
    if (when == 3)
      throw std::runtime_error("cannot be read");
  }
};
struct result_mine {
  int when = 0; // 1: throws while written; 2: dies while written; 3: throws while read
  void save(poolwise::output_archive &out) const {
    if (when == 1)
      throw std::runtime_error("cannot be written");
    if (when == 2)
      std::raise(SIGKILL);
    out(when);
  }
  void load(poolwise::input_archive &in) {
    in(when);
    if (when == 3)
      throw std::runtime_error("cannot be read");
  }
};

// An exception, not the end of the worker, which is a std::runtime_error too.
template <class F> void expect_error(F call) {
  try {
    call();
    FAIL();
  } catch (const poolwise::worker_died &death) {
    FAIL() << death.what();
  } catch (const std::runtime_error &error) {
    EXPECT_NE(std::string(error.what()).find("cannot be"), std::string::npos) << error.what();
  }
}

// F5, F20: errors and crashes while arguments and results are written and read.
TEST_F(ProcessDeath, and_errors_around_serialization_bad) {
  const auto take = [](const mine &m) { return m.when; };
  const auto give = [](int when) { return result_mine{when}; };
  EXPECT_EQ(pool.submit(take, mine{0}).get(), 0);
  EXPECT_EQ(pool.submit(give, 0).get().when, 0);

  expect_error([&] { static_cast<void>(pool.submit(take, mine{1})); });
  expect_death(take, mine{2});
  expect_error([&] { static_cast<void>(pool.submit(take, mine{3}).get()); });

  expect_error([&] { static_cast<void>(pool.submit(give, 1).get()); });
  expect_death(give, 2);
  expect_error([&] { static_cast<void>(pool.submit(give, 3).get()); });

  // The same in the middle of a map.
  const auto map_with = [&](int when) {
    static_cast<void>(pool.map(std::vector<mine>{{0}, {0}, {when}, {0}}, take));
  };
  expect_error([&] { map_with(1); });
  EXPECT_THROW(map_with(2), poolwise::worker_died);
  expect_error([&] { map_with(3); });
  const auto map_to = [&](int when) { static_cast<void>(pool.map({0, 0, when, 0}, give)); };
  expect_error([&] { map_to(1); });
  EXPECT_THROW(map_to(2), poolwise::worker_died);
  expect_error([&] { map_to(3); });
  expect_usable();
}

TEST_F(ProcessDeath, with_large_arguments_and_results_under_way_bad) { // F2, F4, F16
  const std::string large(std::size_t{8} << 20, 'x');
  std::vector<poolwise::future<std::size_t>> results;
  for (int i = 0; i != 8; ++i)
    results.push_back(pool.submit(
        [](int number, const std::string &text) {
          if (number % 2 == 1)
            std::raise(SIGKILL);
          return text.size();
        },
        i, large));
  for (std::size_t i = 0; i != 8; ++i) {
    if (i % 2 == 1)
      EXPECT_THROW(static_cast<void>(results[i].get()), poolwise::worker_died);
    else
      EXPECT_EQ(results[i].get(), large.size());
  }
  EXPECT_EQ(pool.submit([](std::string text) { return text; }, large).get(), large);
}

TEST_F(ProcessDeath, of_every_worker_again_and_again_bad) { // F6
  for (int round = 0; round != 5; ++round) {
    std::vector<poolwise::future<void>> all;
    for (int i = 0; i != 10; ++i)
      all.push_back(pool.submit([] { std::raise(SIGKILL); }));
    for (auto &one : all)
      EXPECT_THROW(one.get(), poolwise::worker_died);
  }
  expect_usable();
}

// F6: a crash loop does not take all of the machine's time. What is asserted is the least time that
// the pauses take, after the first deaths, which have none.
TEST_F(ProcessDeath, in_a_long_row_are_followed_by_pauses_bad) {
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i != 40; ++i)
    EXPECT_THROW(pool.submit([] { std::raise(SIGKILL); }).get(), poolwise::worker_died);
  EXPECT_GE(std::chrono::steady_clock::now() - start, 33 * 20ms);
  expect_usable();
}

TEST_F(ProcessDeath, by_somebody_elses_kill_while_idle_ok) {
  const pid_t idle = pool.submit(getpid).get();
  ASSERT_EQ(kill(idle, SIGKILL), 0);
  until([&] { return !is_alive(idle); });
  expect_usable();
}

TEST_F(ProcessDeath, of_the_fork_server_ok) { // F25
  const pid_t server = pool.submit(getppid).get();
  auto running = pool.submit([] {
    std::this_thread::sleep_for(200ms);
    return 7;
  });
  ASSERT_EQ(kill(server, SIGKILL), 0);
  until([&] { return !is_alive(server); });
  EXPECT_EQ(running.get(), 7); // its worker lives on
  expect_usable();
  expect_death([] { std::raise(SIGKILL); });
  expect_usable();
}

struct slow_to_read {
  void save(poolwise::output_archive &out) const { out(0); }
  void load(poolwise::input_archive &in) {
    static_cast<void>(in.read<int>());
    std::this_thread::sleep_for(100ms);
  }
};

// F12: the worker has died by the time that its second answer is read.
TEST_F(ProcessDeath, does_not_lose_what_was_answered_ok) {
  poolwise::process_pool single(1);
  for (int i = 0; i != 10; ++i)
    single.submit([] {}).get(); // short, so the next three lie in the worker together
  auto first = single.submit([] { return slow_to_read(); });
  auto second = single.submit([] { return 2; });
  auto third = single.submit([] { std::raise(SIGKILL); });
  EXPECT_NO_THROW(static_cast<void>(first.get())); // one thread reads; another hears of the death
  EXPECT_EQ(second.get(), 2);
  EXPECT_THROW(third.get(), poolwise::worker_died);
}

TEST_F(ProcessDeath, is_retried_when_asked_for_ok) {
  // The task dies until its file is there.
  const std::string file = testing::TempDir() + "poolwise-retry-" + std::to_string(getpid());
  std::filesystem::remove(file);
  const auto once = [](const std::string &name) {
    if (std::filesystem::exists(name))
      return 1;
    std::ofstream made(name);
    made.close();
    std::raise(SIGKILL);
    return 0;
  };
  EXPECT_EQ(pool.with({.retries = 1}).submit(once, file).get(), 1);
  std::filesystem::remove(file);
  EXPECT_EQ(pool.with({.retries = 1}).map({file}, once), std::vector<int>{1});
  std::filesystem::remove(file);
}

TEST_F(ProcessDeath, of_a_poisonous_task_is_not_retried_for_ever_bad) { // F8
  EXPECT_THROW(pool.with({.retries = 3}).submit([] { std::raise(SIGKILL); }).get(),
               poolwise::worker_died);
  expect_usable();
}

TEST_F(ProcessDeath, names_the_task_bad) {
  try {
    static_cast<void>(pool.map(poolwise::indices(10),
                               [](int i) {
                                 if (i == 7)
                                   std::raise(SIGKILL);
                                 return i;
                               },
                               {.chunk = 4}));
    FAIL();
  } catch (const poolwise::worker_died &death) {
    EXPECT_NE(std::string(death.what()).find("element 7"), std::string::npos) << death.what();
  }
}

// F29: what a worker has started goes with it.
TEST_F(ProcessDeath, takes_grandchildren_along_bad) {
  const auto with_child = [] {
    const pid_t child = fork();
    if (child == 0) {
      for (;;)
        pause();
    }
    return std::pair(getpid(), child);
  };
  const auto [worker, grandchild] = pool.submit(with_child).get();
  ASSERT_TRUE(is_alive(grandchild));
  ASSERT_EQ(kill(worker, SIGKILL), 0);
  until([&] { return !is_alive(grandchild); }); // while the pool goes on
  expect_usable();
  const pid_t other = pool.submit(with_child).get().second;
  pool.shutdown_now();
  until([&] { return !is_alive(other); });
}

} // namespace

// Deadlines, cancellation, limits of workers, initializers.
#include "process_cases.h"

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <pthread.h>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace std::chrono_literals;

void sleep_long() { std::this_thread::sleep_for(1h); }

/// A file that tasks make to say that they have begun.
class signal_file {
public:
  explicit signal_file(const char *name)
      : path_(testing::TempDir() + "poolwise-" + name + std::to_string(getpid())) {
    std::filesystem::remove(path_);
  }
  ~signal_file() { std::filesystem::remove(path_); }
  const std::string &path() const { return path_; }
  void wait() const {
    until([&] { return std::filesystem::exists(path_); });
  }

private:
  std::string path_;
};

// For ever, in the fork server or in a worker that it makes, if the variable names a file; as often
// as there are bytes in it.
void get_stuck(const char *variable) {
  const char *const path = std::getenv(variable);
  if (path == nullptr)
    return;
  std::error_code error;
  const std::uintmax_t left = std::filesystem::file_size(path, error);
  if (error || left == 0)
    return;
  std::filesystem::resize_file(path, left - 1, error);
  for (;;)
    pause();
}

const int registered = pthread_atfork([] { get_stuck("POOLWISE_TEST_STUCK_SERVER"); }, nullptr,
                                      [] { get_stuck("POOLWISE_TEST_STUCK_WORKER"); });

/// What makes processes get stuck as long as it lives.
class stuck_starts {
public:
  stuck_starts(const char *variable, std::size_t times) : variable_(variable), file_(variable) {
    std::ofstream(file_.path()) << std::string(times, 'x');
    setenv(variable, file_.path().c_str(), 1);
  }
  ~stuck_starts() { unsetenv(variable_); }

private:
  const char *variable_;
  signal_file file_;
};

TEST(ProcessLimits, a_worker_that_gets_stuck_before_its_first_task_is_replaced_ok) {
  const stuck_starts once("POOLWISE_TEST_STUCK_WORKER", 1);
  poolwise::process_pool pool(poolwise::process_options{.workers = 1, .start_limit = 3s});
  EXPECT_EQ(pool.map({1, 2, 3}, [](int x) { return 2 * x; }), (std::vector<int>{2, 4, 6}));
}

TEST(ProcessLimits, a_fork_server_that_gets_stuck_is_replaced_ok) {
  const stuck_starts once("POOLWISE_TEST_STUCK_SERVER", 1);
  poolwise::process_pool pool(poolwise::process_options{.workers = 2, .start_limit = 3s});
  EXPECT_EQ(pool.map({1, 2, 3}, [](int x) { return 2 * x; }), (std::vector<int>{2, 4, 6}));
}

TEST(ProcessLimits, workers_that_always_get_stuck_are_told_of_bad) {
  const stuck_starts always("POOLWISE_TEST_STUCK_WORKER", 1000);
  poolwise::process_pool pool(poolwise::process_options{.workers = 1, .start_limit = 50ms});
  try {
    pool.submit([] {}).get();
    FAIL();
  } catch (const poolwise::worker_start_failed &failure) {
    EXPECT_NE(std::string(failure.what()).find("does not get as far"), std::string::npos)
        << failure.what();
  }
}

TEST(ProcessLimits, a_deadline_kills_the_task_alone_bad) {
  poolwise::process_pool pool(2);
  auto late = pool.with({.deadline = 50ms}).submit(sleep_long);
  auto other = pool.submit([] {
    std::this_thread::sleep_for(100ms);
    return 1;
  });
  EXPECT_THROW(late.get(), poolwise::deadline_exceeded);
  EXPECT_EQ(other.get(), 1);
  EXPECT_EQ(pool.with({.deadline = 1h}).submit([] { return 2; }).get(), 2);
  EXPECT_THROW(pool.with({.deadline = 50ms}).for_each({1, 2, 3}, [](int) { sleep_long(); }),
               poolwise::deadline_exceeded);
}

// The clock of a task that lies behind others is looked at in time.
TEST(ProcessLimits, a_deadline_holds_for_tasks_behind_others_bad) {
  poolwise::process_pool pool(1);
  for (int round = 0; round != 5; ++round) {
    auto first = pool.submit([] { std::this_thread::sleep_for(10ms); });
    auto late = pool.with({.deadline = 30ms}).submit(sleep_long);
    EXPECT_NO_THROW(first.get());
    EXPECT_THROW(late.get(), poolwise::deadline_exceeded);
  }
}

// The time of a task begins when it does, not when it is queued.
TEST(ProcessLimits, a_deadline_does_not_count_waiting_ok) {
  poolwise::process_pool pool(1);
  auto before = pool.submit([] { std::this_thread::sleep_for(2500ms); });
  auto behind = pool.with({.deadline = 2s}).submit([] { return 1; }); // sent at once too
  std::vector<poolwise::future<int>> queued;
  for (int i = 0; i != 5; ++i)
    queued.push_back(pool.with({.deadline = 2s}).submit([] { return 1; }));
  EXPECT_NO_THROW(before.get());
  EXPECT_EQ(behind.get(), 1);
  for (auto &one : queued)
    EXPECT_EQ(one.get(), 1);
}

TEST(ProcessLimits, cancel_drops_what_waits_and_kills_what_runs_bad) {
  const signal_file begun("cancel");
  poolwise::process_pool pool(1);
  auto running = pool.submit(
      [](const std::string &file) {
        std::ofstream made(file);
        made.close();
        sleep_long();
      },
      begun.path());
  auto next = pool.submit([] { return 1; });
  auto waiting = pool.submit(sleep_long);
  begun.wait();
  EXPECT_TRUE(waiting.cancel());
  EXPECT_THROW(waiting.get(), poolwise::cancelled);
  EXPECT_TRUE(running.cancel());
  EXPECT_THROW(running.get(), poolwise::cancelled);
  EXPECT_EQ(next.get(), 1); // it was behind the one that was killed
  EXPECT_FALSE(next.valid() && next.cancel());
}

TEST(ProcessLimits, a_token_asks_first_ok) {
  const signal_file begun("token");
  poolwise::process_pool pool(1);
  auto listens = pool.submit(
      [](std::stop_token stop, const std::string &file) {
        std::ofstream made(file);
        made.close();
        while (!stop.stop_requested())
          std::this_thread::sleep_for(1ms);
        return getpid();
      },
      begun.path());
  begun.wait();
  EXPECT_FALSE(listens.cancel());
  const pid_t worker = listens.get();
  EXPECT_EQ(pool.submit(getpid).get(), worker); // it was not killed
}

TEST(ProcessLimits, a_task_that_does_not_listen_is_killed_after_a_while_bad) {
  const signal_file begun("deaf");
  poolwise::process_pool pool(poolwise::process_options{.workers = 1, .stop_grace = 50ms});
  auto deaf = pool.submit(
      [](std::stop_token, const std::string &file) {
        std::ofstream made(file);
        made.close();
        sleep_long();
      },
      begun.path());
  begun.wait();
  EXPECT_FALSE(deaf.cancel());
  EXPECT_THROW(deaf.get(), poolwise::cancelled);
}

TEST(ProcessLimits, a_stop_token_ends_a_loop_bad) {
  poolwise::process_pool pool(2);
  std::stop_source stop;
  std::jthread later([&] {
    std::this_thread::sleep_for(50ms);
    stop.request_stop();
  });
  EXPECT_THROW(pool.for_each(poolwise::indices(1'000'000),
                             [](int) { std::this_thread::sleep_for(1ms); },
                             {.stop = stop.get_token(), .chunk = 1}),
               poolwise::cancelled);
}

TEST(ProcessLimits, workers_are_replaced_after_so_many_tasks_ok) { // F13
  poolwise::process_pool pool(poolwise::process_options{.workers = 2, .max_tasks = 3});
  std::multiset<pid_t> by_worker;
  std::vector<poolwise::future<pid_t>> all;
  for (int i = 0; i != 60; ++i)
    all.push_back(pool.submit(getpid));
  for (auto &one : all)
    by_worker.insert(one.get());
  for (const pid_t worker : by_worker)
    EXPECT_LE(by_worker.count(worker), 3U);
  EXPECT_EQ(by_worker.size(), 60U);
}

std::vector<std::string> kept;

TEST(ProcessLimits, workers_that_grow_are_replaced_ok) { // F35
  poolwise::process_pool pool(
      poolwise::process_options{.workers = 1, .max_memory = std::size_t{1} << 30});
  const auto grow = [](std::size_t bytes) {
    kept.emplace_back(bytes, 'x');
    std::this_thread::sleep_for(1ms); // long enough for the worker to look at itself
    return getpid();
  };
  const pid_t first = pool.submit(grow, std::size_t{1}).get();
  EXPECT_EQ(pool.submit(grow, std::size_t{1}).get(), first);
  EXPECT_EQ(pool.submit(grow, std::size_t{3} << 29).get(), first);
  EXPECT_NE(pool.submit(grow, std::size_t{1}).get(), first);
}

TEST(ProcessLimits, a_task_that_takes_too_much_memory_is_killed_bad) {
  poolwise::process_pool pool(2);
  constexpr std::size_t limit = std::size_t{1} << 29;
  const auto hold = [](std::size_t bytes) {
    const std::string held(bytes, 'x');
    while (held.size() == bytes) // it would stay for ever
      std::this_thread::sleep_for(1ms);
  };
  auto large = pool.with({.memory = limit}).submit(hold, limit + limit / 4);
  auto small = pool.with({.memory = limit}).submit([] {
    std::this_thread::sleep_for(100ms);
    return std::string(1 << 20, 'x').size();
  });
  EXPECT_THROW(large.get(), poolwise::memory_exceeded);
  EXPECT_EQ(small.get(), std::size_t{1} << 20);
  EXPECT_EQ(pool.submit([] { return 1; }).get(), 1);
}

int prepared = 0;

TEST(ProcessLimits, an_initializer_runs_once_in_each_worker_ok) {
  poolwise::process_pool pool(
      poolwise::process_options{.workers = 2},
      [](int value, const std::string &text) { prepared += value + static_cast<int>(text.size()); },
      40, "ab");
  for (int i = 0; i != 20; ++i)
    EXPECT_EQ(pool.submit([] { return prepared; }).get(), 42);
  EXPECT_EQ(prepared, 0);
}

TEST(ProcessLimits, an_initializer_that_throws_is_told_bad) { // F7
  poolwise::process_pool pool(poolwise::process_options{.workers = 2},
                              [] { throw std::invalid_argument("no licence"); });
  EXPECT_THROW(pool.submit([] {}).get(), std::invalid_argument);
  EXPECT_THROW(pool.for_each({1, 2, 3}, [](int) {}), std::invalid_argument);
}

TEST(ProcessLimits, an_initializer_that_crashes_is_told_bad) { // F7
  poolwise::process_pool pool(poolwise::process_options{.workers = 2}, [] { std::raise(SIGKILL); });
  EXPECT_THROW(pool.submit([] {}).get(), poolwise::worker_start_failed);
}

// An element that counts, in memory that the workers see too, how many have been written.
struct counted_when_written {
  poolwise::shared_array<int> counts; // written, run
  void save(poolwise::output_archive &out) const {
    std::atomic_ref(counts[0]).fetch_add(1);
    out(counts);
  }
  void load(poolwise::input_archive &in) { in(counts); }
};

// F34: at any time only a few more have been written than have run.
TEST(ProcessLimits, a_long_input_is_written_only_as_it_is_needed_ok) {
  poolwise::process_pool pool(2);
  const poolwise::shared_array<int> counts(2);
  const std::vector<counted_when_written> input(300, counted_when_written{counts});
  const std::vector<int> ahead =
      pool.map(input,
               [](const counted_when_written &element) {
                 std::this_thread::sleep_for(1ms);
                 const int written = std::atomic_ref(element.counts[0]).load();
                 return written - std::atomic_ref(element.counts[1]).fetch_add(1);
               },
               {.chunk = 1});
  EXPECT_EQ(std::atomic_ref(counts[0]).load(), 300);
  for (const int number : ahead)
    EXPECT_LE(number, 8);
}

} // namespace

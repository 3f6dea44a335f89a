// Worker processes and the rest of the program: its end, its descriptors, signals, forks, threads.
#include "process_cases.h"

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <future>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using namespace std::chrono_literals;

/// Both workers of a pool, and a child that a worker has made.
std::vector<pid_t> family(poolwise::process_pool &pool) {
  const auto meet = [](int) {
    std::this_thread::sleep_for(50ms); // so that both workers take one
    return getpid();
  };
  std::vector<pid_t> all = pool.map({1, 2}, meet, {.chunk = 1});
  all.push_back(pool.submit(getppid).get());
  all.push_back(pool.submit([] {
                      const pid_t child = fork();
                      if (child == 0)
                        for (;;)
                          pause();
                      return child;
                    })
                    .get());
  return all;
}

class ProcessParent : public testing::TestWithParam<poolwise::start_method> {
protected:
  static poolwise::process_options two() {
    return {.workers = 2, .start = GetParam(), .fork_with_threads = true};
  }
  /// Has a child make a pool and end in the given way while its workers are busy or idle. Gives
  /// the processes that there were, and may give them to `end`.
  template <class End> std::vector<pid_t> ended_by(End end, bool busy) {
    int ends[2];
    EXPECT_EQ(pipe2(ends, O_CLOEXEC), 0);
    status_ = status_in_child([&] {
      poolwise::process_pool pool(two());
      const std::vector<pid_t> all = family(pool);
      std::vector<poolwise::future<void>> work;
      if (busy)
        for (int i = 0; i != 4; ++i)
          work.push_back(pool.submit([] {
            for (volatile int forever = 1; forever != 0;) {
            }
          }));
      static_cast<void>(!write(ends[1], all.data(), all.size() * sizeof(pid_t)));
      std::this_thread::sleep_for(20ms);
      if constexpr (std::is_invocable_v<End &, const std::vector<pid_t> &>)
        end(all);
      else
        end();
    });
    close(ends[1]); // a child that died before it wrote is told by the end of the pipe
    std::vector<pid_t> all(16);
    const ssize_t got = read(ends[0], all.data(), all.size() * sizeof(pid_t));
    close(ends[0]);
    all.resize(got > 0 ? static_cast<std::size_t>(got) / sizeof(pid_t) : 0);
    EXPECT_GE(all.size(), 3U);
    return all;
  }
  int status_ = 0;
};
INSTANTIATE_TEST_SUITE_P(All, ProcessParent,
                         testing::Values(poolwise::start_method::fork_server,
                                         poolwise::start_method::spawn,
                                         poolwise::start_method::fork));

// F27, F28, F29: nothing survives the program, however it ends, whatever the workers are doing.
TEST_P(ProcessParent, takes_all_along_when_killed_bad) {
  for (const bool busy : {false, true})
    for (const pid_t pid : ended_by([] { std::raise(SIGKILL); }, busy))
      until([&] { return !is_alive(pid); });
}

// F27: the lifeline alone, without a server that would kill them.
TEST_P(ProcessParent, takes_workers_along_when_their_server_is_killed_too_bad) {
  const auto both = [](const std::vector<pid_t> &all) {
    kill(all[2], SIGKILL);
    std::raise(SIGKILL);
  };
  for (const bool busy : {false, true}) {
    const auto all = ended_by(both, busy);
    ASSERT_EQ(all.size(), 4U);
    for (const std::size_t worker : {0U, 1U})
      until([&] { return !is_alive(all[worker]); });
    kill(all[3], SIGKILL); // the workers' group, which nobody kills now
  }
}

// F26: the terminal's interrupt reaches the program alone, which ends as it does without workers.
TEST_P(ProcessParent, takes_all_along_when_interrupted_bad) {
  const auto all = ended_by(
      [] {
        std::signal(SIGINT, SIG_DFL); // a shell has its background jobs ignore it
        std::raise(SIGINT);
      },
      true);
  EXPECT_TRUE(WIFSIGNALED(status_) && WTERMSIG(status_) == SIGINT);
  for (const pid_t pid : all)
    until([&] { return !is_alive(pid); });
}

TEST_P(ProcessParent, takes_all_along_when_it_exits_ok) {
  const auto all = ended_by([] { _exit(7); }, true);
  EXPECT_EQ(WEXITSTATUS(status_), 7);
  for (const pid_t pid : all)
    until([&] { return !is_alive(pid); });
}

// F28: a pool may be used by a thread that ends.
TEST_P(ProcessParent, threads_that_made_workers_may_end_ok) {
  poolwise::process_pool pool(two());
  const auto both = [] { return std::pair(getpid(), getppid()); };
  std::pair<pid_t, pid_t> there;
  std::thread([&] { there = pool.submit(both).get(); }).join();
  for (int i = 0; i != 50; ++i)
    EXPECT_EQ(pool.submit(both).get(), there); // the worker lives, and so does its server
}

TEST_P(ProcessParent, workers_run_functions_ok) {
  poolwise::process_pool pool(two());
  EXPECT_EQ(pool.map({1, 2, 3}, [](int x) { return 2 * x; }), (std::vector<int>{2, 4, 6}));
  EXPECT_THROW(pool.submit([] { std::raise(SIGKILL); }).get(), poolwise::worker_died);
  EXPECT_EQ(pool.submit([] { return 3; }).get(), 3);
}

// F31: workers have what they need and no more; what the program opened is not among it.
TEST(ProcessFiles, none_of_the_programs_reach_workers_ok) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0); // not close-on-exec
  const std::string ours =
      std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(ends[0])).string();
  poolwise::process_pool pool(2);
  const auto in_worker = [] {
    const auto files = open_files();
    return std::vector<std::string>(files.begin(), files.end());
  };
  for (int i = 0; i != 10; ++i)
    for (const std::string &file : pool.submit(in_worker).get())
      EXPECT_NE(file, ours);
  close(ends[1]);
  char byte = 0;
  EXPECT_EQ(read(ends[0], &byte, 1), 0); // nobody else holds the writing end
  close(ends[0]);
}

// F33: what the program is to read is not read by a worker.
TEST(ProcessFiles, standard_input_stays_with_the_program_ok) {
  int ends[2];
  ASSERT_EQ(pipe2(ends, O_CLOEXEC), 0);
  ASSERT_EQ(write(ends[1], "x", 1), 1);
  const int before = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
  dup2(ends[0], STDIN_FILENO);
  for (const auto start : {poolwise::start_method::fork_server, poolwise::start_method::spawn,
                           poolwise::start_method::fork}) {
    poolwise::process_pool pool({.workers = 1, .start = start, .fork_with_threads = true});
    auto got = pool.submit([] {
      char byte = 0;
      return read(STDIN_FILENO, &byte, 1);
    });
    ASSERT_EQ(got.wait_for(60s), std::future_status::ready) << "it waits for input";
    EXPECT_EQ(got.get(), 0);
  }
  dup2(before, STDIN_FILENO);
  for (const int file : {before, ends[0], ends[1]})
    close(file);
}

// F30, F32, F36: pools come and go, workers die, and nothing is left.
TEST(ProcessFiles, nothing_is_left_behind_ok) {
  const auto before = open_files();
  for (int i = 0; i != 10; ++i) {
    poolwise::process_pool pool(2);
    EXPECT_THROW(pool.submit([] { std::raise(SIGKILL); }).get(), poolwise::worker_died);
    EXPECT_EQ(
        pool.submit([](std::string text) { return text; }, std::string(100'000, 'x')).get().size(),
        100'000U);
  }
  EXPECT_EQ(open_files(), before);
  int status = 0;
  EXPECT_EQ(waitpid(-1, &status, WNOHANG), -1); // no children, and so no zombies
  std::set<std::string> shared;
  std::error_code error;
  for (const auto &entry : std::filesystem::directory_iterator("/dev/shm", error))
    if (entry.path().filename().string().find("poolwise") != std::string::npos)
      ADD_FAILURE() << entry.path();
}

// F33: the standard descriptors are closed. Nothing of the pool's may take their places, in no
// process: what the program and the tasks print would go into it.
TEST(ProcessFiles, the_standard_ones_may_be_closed_ok) {
  const int status = status_in_child([] {
    for (const int fd : {0, 1, 2})
      close(fd);
    using poolwise::start_method;
    for (const auto method : {start_method::fork, start_method::fork_server, start_method::spawn}) {
#if POOLWISE_SANITIZED // it has a thread of its own
      if (method == start_method::fork)
        continue;
#endif
      poolwise::process_pool pool({.workers = 2, .start = method});
      const bool right = pool.map({1, 2, 3}, [](int x) {
        std::printf("to nowhere\n");
        std::fflush(stdout);
        return x + 1;
      }) == std::vector<int>{2, 3, 4};
      for (const int fd : {0, 1, 2})
        if (fcntl(fd, F_GETFD) >= 0)
          _exit(2);
      if (!right)
        _exit(1);
    }
    _exit(0);
  });
  EXPECT_EQ(status, 0);
}

// F30: the program ignores SIGCHLD, or reaps whatever ends.
TEST(ProcessSignals, children_may_be_reaped_by_others_ok) {
  const auto use = [] {
    for (int i = 0; i != 3; ++i) {
      poolwise::process_pool pool(2);
      try {
        pool.submit([] { std::raise(SIGKILL); }).get();
        _exit(1);
      } catch (const poolwise::worker_died &death) {
        if (death.signal() != SIGKILL)
          _exit(2);
      }
      if (pool.submit([] { return 1; }).get() != 1)
        _exit(3);
    }
  };
  EXPECT_EQ(status_in_child([&] {
              std::signal(SIGCHLD, SIG_IGN);
              use();
            }),
            0);
#if !POOLWISE_SANITIZED // a thread is made after a fork
  EXPECT_EQ(status_in_child([&] {
              std::jthread thief([](std::stop_token stop) {
                while (!stop.stop_requested()) {
                  waitpid(-1, nullptr, WNOHANG);
                  std::this_thread::sleep_for(100us);
                }
              });
              use();
            }),
            0);
#endif
}

// F26: what the terminal sends to the program's group does not reach workers.
TEST(ProcessSignals, workers_have_a_group_of_their_own_and_ignore_interrupts_ok) {
  poolwise::process_pool pool(1);
  EXPECT_NE(pool.submit([] { return getpgrp(); }).get(), getpgrp());
  EXPECT_EQ(pool.submit([] {
                  std::raise(SIGINT);
                  return 5;
                })
                .get(),
            5);
}

TEST(ProcessSignals, workers_block_and_ignore_nothing_else_ok) {
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  std::signal(SIGUSR1, SIG_IGN);
  poolwise::process_pool pool(1);
  EXPECT_TRUE(pool.submit([] {
                    sigset_t blocked;
                    sigprocmask(SIG_BLOCK, nullptr, &blocked);
                    for (const int number : {SIGTERM, SIGUSR1, SIGCHLD, SIGPIPE})
                      if (sigismember(&blocked, number) != 0 ||
                          std::signal(number, SIG_DFL) != SIG_DFL)
                        return false;
                    return true;
                  })
                  .get());
  std::signal(SIGUSR1, SIG_DFL);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

// F22: locks that threads of the program hold do not matter to workers.
std::mutex held;

TEST(ProcessFork, is_refused_with_other_threads_bad) {
#if defined(__SANITIZE_THREAD__) || (defined(__has_feature) && POOLWISE_SANITIZED)
  GTEST_SKIP() << "the thread sanitizer has a thread of its own";
#endif
  std::jthread other([](std::stop_token stop) {
    while (!stop.stop_requested())
      std::this_thread::sleep_for(1ms);
  });
  poolwise::process_pool pool(
      poolwise::process_options{.workers = 1, .start = poolwise::start_method::fork});
  EXPECT_THROW(pool.submit([] {}).get(), std::logic_error);
}

TEST(ProcessFork, the_default_does_not_inherit_locks_ok) {
  const std::lock_guard lock(held);
  poolwise::process_pool pool(1);
  EXPECT_TRUE(pool.submit([] {
                    const std::unique_lock free(held, std::try_to_lock);
                    return free.owns_lock();
                  })
                  .get());
}

// A child that the program forks has no part in its pools, and they do not depend on it.
TEST(ProcessFork, the_programs_children_leave_its_pools_alone_ok) {
  poolwise::process_pool pool(1);
  const pid_t worker = pool.submit(getpid).get();
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    close(ends[1]);
    int right = 1;
    try {
      static_cast<void>(pool.submit([] {}));
    } catch (const poolwise::pool_shut_down &) {
      right = 0;
    }
    char byte = 0;
    static_cast<void>(!read(ends[0], &byte, 1)); // stays until the parent is done
    _exit(right);
  }
  close(ends[0]);
  EXPECT_EQ(pool.submit(getpid).get(), worker);
  pool.shutdown_now(); // ends the worker though the child lives
  until([&] { return !is_alive(worker); });
  close(ends[1]);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

// F24: nothing that is in a buffer when workers are made is printed by them.
TEST(ProcessOutput, is_not_printed_twice_and_comes_before_the_result_ok) {
#if defined(__SANITIZE_THREAD__) || (defined(__has_feature) && POOLWISE_SANITIZED)
  GTEST_SKIP() << "the thread sanitizer has a thread of its own";
#endif
  const std::string path = testing::TempDir() + "poolwise-output-" + std::to_string(getpid());
  const int status = status_in_child([&] {
    if (std::freopen(path.c_str(), "w", stdout) == nullptr)
      _exit(1);
    std::printf("before ");
    {
      poolwise::process_pool pool(
          poolwise::process_options{.workers = 2, .start = poolwise::start_method::fork});
      pool.submit([] { std::printf("task "); }).get();
      pool.shutdown_now();
    }
    std::printf("after");
    std::fflush(stdout);
    _exit(0);
  });
  EXPECT_EQ(status, 0);
  std::ifstream file(path);
  std::string text;
  std::getline(file, text);
  EXPECT_EQ(text, "before task after");
  std::filesystem::remove(path);
}

// F38: libraries with threads of their own are told to make few; nested pools work.
TEST(ProcessNesting, inner_thread_limits_ok) {
  poolwise::process_pool pool(2);
  const auto limit = [] { return std::string(std::getenv("OMP_NUM_THREADS")); };
  if (std::getenv("OMP_NUM_THREADS") == nullptr) {
    const auto expected = std::max<std::size_t>(1, poolwise::process_pool::default_size() / 2);
    EXPECT_EQ(pool.submit(limit).get(), std::to_string(expected));
  }
  EXPECT_FALSE(pool.submit([] { return std::getenv("POOLWISE_START") != nullptr; }).get());
}

TEST(ProcessNesting, tasks_may_use_pools_ok) {
  poolwise::process_pool pool(2);
  const auto nested = [](int depth) {
    int sum = 0;
    for (const int x : poolwise::processes().map({1, 2, 3}, [](int i) { return i * i; }))
      sum += x;
    for (const int x : poolwise::cpu_threads().map({1, 2, 3}, [](int i) { return i; }))
      sum += x;
    return sum + depth;
  };
  EXPECT_EQ(pool.map({100, 200, 300, 400}, nested), (std::vector<int>{120, 220, 320, 420}));
}

// A worker's own pool ends with it.
TEST(ProcessNesting, inner_workers_die_with_the_outer_bad) {
  poolwise::process_pool pool(1);
  const pid_t inner = pool.submit([] { return poolwise::processes().submit(getpid).get(); }).get();
  ASSERT_TRUE(is_alive(inner));
  pool.shutdown_now();
  until([&] { return !is_alive(inner); });
}

} // namespace

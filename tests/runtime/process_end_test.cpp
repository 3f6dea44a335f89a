// The default pools at exit, after main, and after fork. Each case runs in a process of its own.
#include "pools.h"

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <latch>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace std::chrono_literals;

class ProcessEnd : public testing::Test {
protected:
  void SetUp() override { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
};

void say(const char *text) { static_cast<void>(!write(STDERR_FILENO, text, std::strlen(text))); }

TEST_F(ProcessEnd, runs_what_is_queued_ok) {
  EXPECT_EXIT(
      {
        static_cast<void>(poolwise::io_threads().submit([] {
          std::this_thread::sleep_for(50ms);
          say("was run");
        }));
        std::exit(0);
      },
      testing::ExitedWithCode(0), "was run");
}

// The exit status arrives, whatever the other threads do; nothing waits for the task itself.
TEST_F(ProcessEnd, exit_in_a_task_ok) {
  EXPECT_EXIT(poolwise::io_threads().for_each(poolwise::indices(1000),
                                              [](int i) {
                                                if (i == 3)
                                                  std::exit(7);
                                                std::this_thread::sleep_for(5ms);
                                              }),
              testing::ExitedWithCode(7), "");
  EXPECT_EXIT(poolwise::cpu_threads().submit([] { std::exit(7); }).wait_for(1h),
              testing::ExitedWithCode(7), "");
}

// A thread that leaves in the middle of a task would leave those who wait for it alone.
TEST_F(ProcessEnd, pthread_exit_in_a_task_ends_the_process_bad) {
  EXPECT_EXIT(poolwise::io_threads().submit([] { pthread_exit(nullptr); }).wait_for(1h),
              testing::KilledBySignal(SIGABRT), "");
}

TEST_F(ProcessEnd, does_not_wait_for_ever_ok) {
  EXPECT_EXIT(
      {
        std::latch started(1);
        auto task = poolwise::io_threads().submit([&] {
          started.count_down();
          std::this_thread::sleep_for(24h);
        });
        started.wait();
        std::exit(3);
      },
      testing::ExitedWithCode(3), "");
}

void use_both_pools() {
  std::atomic<int> sum{0};
  poolwise::cpu_threads().for_each(poolwise::indices(100), [&](int i) { sum += i; });
  sum += poolwise::io_threads().submit([] { return 50; }).get();
  auto late = poolwise::io_threads().submit([] {});
  until([&] { return late.ready(); });
  say(sum == 5000 ? "all done" : "wrong");
}

struct at_exit {
  ~at_exit() { use_both_pools(); }
};

TEST_F(ProcessEnd, static_destructors_use_the_pools_ok) {
  EXPECT_EXIT(
      {
        static at_exit older_than_the_pools; // so destroyed after their threads have gone
        poolwise::cpu_threads().for_each({1, 2}, [](int) { std::this_thread::sleep_for(1ms); });
        poolwise::io_threads().for_each({1, 2}, [](int) { std::this_thread::sleep_for(1ms); });
        std::exit(0);
      },
      testing::ExitedWithCode(0), "all done");
}

TEST_F(ProcessEnd, first_use_of_all_at_exit_ok) {
  EXPECT_EXIT(
      {
        std::atexit(use_both_pools);
        std::exit(0);
      },
      testing::ExitedWithCode(0), "all done");
}

TEST_F(ProcessEnd, environment_sets_the_sizes_ok) {
  EXPECT_EXIT(
      {
        setenv("POOLWISE_CPU_THREADS", "3", 1);
        setenv("POOLWISE_IO_THREADS", "7x", 1);
        std::_Exit(poolwise::cpu_threads().size() == 3 &&
                           poolwise::io_threads().size() == poolwise::io_pool::default_size()
                       ? 0
                       : 1);
      },
      testing::ExitedWithCode(0), "");
}

bool is_forked_child = false;

} // namespace

/// Asked by the leak sanitizer at exit. In a child what only the stacks of the
/// parent's threads held counts as leaked: nobody there can free it.
extern "C" int __lsan_is_turned_off() { return is_forked_child; }

namespace {

int status_of_child(void (*child)()) {
  const pid_t pid = fork();
  if (pid == 0) {
    is_forked_child = true;
    child();
    std::exit(0);
  }
  int status = 0;
  waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

TEST_F(ProcessEnd, a_forked_child_has_pools_of_its_own_ok) {
#if defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "the thread sanitizer makes no threads after fork";
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
  GTEST_SKIP() << "the thread sanitizer makes no threads after fork";
#endif
#endif
  EXPECT_EXIT(
      {
        static poolwise::io_pool own(4);
        std::latch all(5);
        own.for_each(poolwise::indices(5), [&](int) { all.arrive_and_wait(); });
        poolwise::io_threads().for_each({1, 2}, [](int) {});
        const int status = status_of_child([] {
          std::latch meet(5);
          poolwise::io_threads().for_each(poolwise::indices(5),
                                          [&](int) { meet.arrive_and_wait(); });
          try {
            own.for_each({1, 2}, [](int) {});
            std::_Exit(1);
          } catch (const poolwise::pool_shut_down &) {
          }
          own.shutdown(); // waits for nobody; nor does its destructor, at exit
        });
        const int idle = status_of_child([] {}); // only exit()
        std::exit(status + idle);
      },
      testing::ExitedWithCode(0), "");
}

} // namespace

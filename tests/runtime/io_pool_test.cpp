// What is particular to I/O threads: many at a time, elastic, asleep when idle, no signals.
#include "pools.h"

#include <barrier>
#include <csignal>
#include <cstdio>
#include <dirent.h>
#include <fstream>
#include <latch>
#include <pthread.h>
#include <string>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace std::chrono_literals;

std::string name_of_this_thread() {
  char name[16] = "";
  pthread_getname_np(pthread_self(), name, sizeof name);
  return name;
}

// All elements wait until all have started: it ends only if so many run at the same time.
TEST(IoPool, as_many_elements_at_a_time_as_threads_and_caller_ok) {
  poolwise::io_pool pool(199);
  std::latch all(200);
  pool.for_each(poolwise::indices(200), [&](int) { all.arrive_and_wait(); });
  EXPECT_LE(pool.thread_count(), 199U);
}

TEST(IoPool, as_many_tasks_at_a_time_as_threads_ok) {
  poolwise::io_pool pool(50);
  std::latch all(51);
  std::vector<poolwise::future<void>> tasks;
  for (int i = 0; i != 50; ++i)
    tasks.push_back(pool.submit([&] { all.arrive_and_wait(); }));
  all.arrive_and_wait();
  for (auto &task : tasks)
    task.get();
}

TEST(IoPool, loops_and_tasks_share_the_threads_ok) {
  poolwise::io_pool pool(8);
  for (int repeat = 0; repeat != 20; ++repeat) {
    std::latch all(8);
    std::vector<poolwise::future<void>> tasks;
    for (int i = 0; i != 4; ++i)
      tasks.push_back(pool.submit([&] { all.arrive_and_wait(); }));
    pool.for_each(poolwise::indices(4), [&](int) { all.arrive_and_wait(); });
    for (auto &task : tasks)
      task.get();
  }
}

TEST(IoPool, keeps_to_its_limit_ok) {
  poolwise::io_pool pool(3);
  std::atomic<int> inside{0};
  std::atomic<int> most{0};
  pool.for_each(poolwise::indices(200), [&](int) {
    const int now = ++inside;
    for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
    }
    std::this_thread::sleep_for(100us);
    --inside;
  });
  EXPECT_LE(most, 4); // three threads and the calling one
  EXPECT_LE(pool.thread_count(), 3U);
}

TEST(IoPool, makes_no_thread_for_nothing_ok) {
  poolwise::io_pool pool(8);
  pool.for_each(std::vector<int>{}, [](int) {});
  pool.for_each(std::vector<int>{1}, [](int) {});
  EXPECT_EQ(pool.thread_count(), 0U);
}

TEST(IoPool, idle_threads_go_and_come_back_ok) {
  poolwise::io_pool pool(20, 1ms);
  for (int repeat = 0; repeat != 5; ++repeat) {
    std::latch all(20);
    pool.for_each(poolwise::indices(20), [&](int) { all.arrive_and_wait(); });
    until([&] { return pool.thread_count() == 0; });
  }
}

// Its only thread gives up at about the time of each new task, which can't start another one.
TEST(IoPool, no_task_is_lost_while_threads_go_ok) {
  poolwise::io_pool pool(1, 1us);
  std::atomic<int> runs{0};
  for (int i = 0; i != 3000; ++i) {
    auto task = pool.submit([&] { ++runs; });
    while (!task.ready()) // no help from the waiting thread
      std::this_thread::yield();
    for (int wait = 0; wait != i % 300; ++wait)
      std::atomic_signal_fence(std::memory_order_seq_cst);
  }
  EXPECT_EQ(runs, 3000);
}

// CPU time in ns of the threads named so, from the kernel's accounts.
long long time_of_threads_named(const std::string &wanted) {
  long long sum = 0;
  DIR *const tasks = opendir("/proc/self/task");
  while (const dirent *const entry = readdir(tasks)) {
    const std::string folder = std::string("/proc/self/task/") + entry->d_name;
    std::string name;
    std::getline(std::ifstream(folder + "/comm") >> std::ws, name);
    long long ns = 0;
    if (name == wanted && std::ifstream(folder + "/schedstat") >> ns)
      sum += ns;
  }
  closedir(tasks);
  return sum;
}

template <class Pool> void expect_idle_threads_use_no_time(const char *name) {
  Pool pool(8);
  pool.for_each(poolwise::indices(100), [](int) { std::this_thread::sleep_for(1ms); },
                {.chunk = 1});
  EXPECT_GT(pool.thread_count(), 0U);
  // Once asleep, they stay so: sooner or later nothing is used in a whole interval.
  until([&] {
    const long long before = time_of_threads_named(name);
    std::this_thread::sleep_for(300ms);
    return time_of_threads_named(name) == before;
  });
}

TEST(IoPool, idle_threads_use_no_time_ok) {
  expect_idle_threads_use_no_time<poolwise::io_pool>("poolwise-io");
}

TEST(CpuPool, idle_threads_use_no_time_ok) {
  expect_idle_threads_use_no_time<poolwise::cpu_pool>("poolwise-cpu");
}

TEST(IoPool, threads_have_a_name_and_take_no_signals_ok) {
  poolwise::io_pool pool(1);
  auto task = pool.submit([] {
    sigset_t blocked;
    pthread_sigmask(SIG_BLOCK, nullptr, &blocked);
    for (const int sent : {SIGINT, SIGTERM, SIGHUP, SIGCHLD, SIGUSR1, SIGALRM, SIGPROF})
      EXPECT_TRUE(sigismember(&blocked, sent)) << sent;
    for (const int own : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGPIPE}) // the thread's own
      EXPECT_FALSE(sigismember(&blocked, own)) << own;
    return name_of_this_thread();
  });
  until([&] { return task.ready(); });
  EXPECT_EQ(task.get(), "poolwise-io");
  sigset_t blocked;
  pthread_sigmask(SIG_BLOCK, nullptr, &blocked);
  EXPECT_FALSE(sigismember(&blocked, SIGTERM)); // the caller's mask is as before
  poolwise::cpu_pool cpu(2);
  auto other = cpu.submit(name_of_this_thread);
  until([&] { return other.ready(); });
  EXPECT_EQ(other.get(), "poolwise-cpu");
}

TEST(IoPool, default_limit_ok) {
  rlimit processes{};
  getrlimit(RLIMIT_NPROC, &processes);
  EXPECT_GE(poolwise::io_pool::default_size(), 1U);
  EXPECT_LE(poolwise::io_pool::default_size(), 512U);
  EXPECT_EQ(&poolwise::io_threads(), &poolwise::io_threads());
}

// With no address space left for stacks, pthread_create answers EAGAIN.
void run_with_no_room_for_threads() {
  poolwise::io_pool none(4);
  poolwise::io_pool some(64);
  some.submit([] {}).get(); // warm up: later allocations should find room
  std::latch both(2);
  auto first = some.submit([&] { both.arrive_and_wait(); });
  both.arrive_and_wait();
  first.get();
  const std::size_t before = some.thread_count();

  long pages = 0;
  if (FILE *const statm = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(statm, "%ld", &pages) != 1)
      std::_Exit(2);
    std::fclose(statm);
  }
  rlimit space{};
  getrlimit(RLIMIT_AS, &space);
  space.rlim_cur = static_cast<rlim_t>(pages * sysconf(_SC_PAGESIZE)) + 2 * 1024 * 1024;
  if (setrlimit(RLIMIT_AS, &space) != 0)
    std::_Exit(3);

  int runs = 0; // no thread at all: everything on the calling one
  none.submit([&] { ++runs; }).wait_for(0s);
  none.for_each(poolwise::indices(10), [&](int) { ++runs; });
  if (runs != 11 || none.thread_count() != 0)
    std::_Exit(4);
  std::atomic<int> shared{0}; // some threads: the work gets done by those
  std::vector<poolwise::future<void>> tasks;
  for (int i = 0; i != 20; ++i)
    tasks.push_back(some.submit([&] { ++shared; }));
  until([&] { return shared == 20; });
  std::_Exit(some.thread_count() <= before ? 0 : 5);
}

TEST(IoPool, refused_threads_leave_the_work_runnable_ok) {
  if (POOLWISE_SANITIZED)
    GTEST_SKIP() << "sanitizers need unlimited address space";
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(run_with_no_room_for_threads(), testing::ExitedWithCode(0), "");
}

} // namespace

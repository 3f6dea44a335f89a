// What is particular to CPU threads: their number, balance, and small loops.
#include "pools.h"

#include "cpu_limit.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <latch>
#include <mutex>
#include <sched.h>
#include <set>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

using poolwise::detail::cores_of_cpu_max;
using poolwise::detail::cores_of_groups;

TEST(CpuLimit, reads_quotas_ok) {
  EXPECT_EQ(cores_of_cpu_max("200000 100000\n"), 2U);
  EXPECT_EQ(cores_of_cpu_max("150000 100000"), 2U);
  EXPECT_EQ(cores_of_cpu_max("1000 100000"), 1U);
  EXPECT_EQ(cores_of_cpu_max("400000\n 100000\n"), 4U);
}

TEST(CpuLimit, no_quota_is_no_limit_ok) {
  for (const char *text : {"max 100000", "-1 100000", "", " ", "x", "100000", "100000 0", "0 5"})
    EXPECT_EQ(cores_of_cpu_max(text), std::nullopt) << text;
}

class CgroupTree : public testing::Test {
protected:
  void SetUp() override {
    root = testing::TempDir() + "poolwise-cgroup-" + std::to_string(getpid());
    std::filesystem::create_directories(root + "/a/b");
    std::filesystem::create_directories(root + "/cpu/c");
  }
  void TearDown() override { std::filesystem::remove_all(root); }
  void write(const std::string &file, const std::string &text) const {
    std::ofstream(root + file) << text;
  }
  std::string root;
};

TEST_F(CgroupTree, the_smallest_quota_on_the_way_up_counts_ok) {
  EXPECT_EQ(cores_of_groups("0::/a/b\n", root), std::nullopt);
  write("/a/b/cpu.max", "max 100000");
  write("/a/cpu.max", "300000 100000");
  EXPECT_EQ(cores_of_groups("0::/a/b\n", root), 3U);
  write("/a/b/cpu.max", "200000 100000");
  EXPECT_EQ(cores_of_groups("0::/a/b\n", root), 2U);
  write("/cpu.max", "100000 100000"); // in a container the root is the own group
  EXPECT_EQ(cores_of_groups("0::/\n", root), 1U);
  EXPECT_EQ(cores_of_groups("0::/elsewhere", root), 1U);
}

TEST_F(CgroupTree, version_1_ok) {
  write("/cpu/c/cpu.cfs_quota_us", "250000\n");
  write("/cpu/c/cpu.cfs_period_us", "100000\n");
  EXPECT_EQ(cores_of_groups("5:memory:/c\n4:cpuacct,cpu:/c\n", root), 3U);
  EXPECT_EQ(cores_of_groups("4:cpuset:/c\nnonsense\n", root), std::nullopt);
}

TEST(CpuPool, default_size_is_within_the_affinity_mask_ok) {
  cpu_set_t before;
  ASSERT_EQ(sched_getaffinity(0, sizeof before, &before), 0);
  EXPECT_GE(poolwise::cpu_pool::default_size(), 1U);
  EXPECT_LE(poolwise::cpu_pool::default_size(), static_cast<std::size_t>(CPU_COUNT(&before)));
  std::jthread([&] { // the mask belongs to the thread
    cpu_set_t one;
    CPU_ZERO(&one);
    for (unsigned cpu = 0; cpu != CPU_SETSIZE; ++cpu)
      if (CPU_ISSET(cpu, &before) && CPU_COUNT(&one) == 0)
        CPU_SET(cpu, &one);
    ASSERT_EQ(sched_setaffinity(0, sizeof one, &one), 0);
    EXPECT_EQ(poolwise::cpu_pool::default_size(), 1U);
  })
      .join();
  EXPECT_EQ(&poolwise::cpu_threads(), &poolwise::cpu_threads());
}

// Elements must not wait for one another on CPU threads, since a small loop is not shared. Tests
// that do it all the same make their bodies known as expensive, should they run more than once.
void seem_expensive() { std::this_thread::sleep_for(std::chrono::milliseconds(1)); }

TEST(CpuPool, a_loop_uses_size_threads_with_the_calling_one_ok) {
  poolwise::cpu_pool pool(3);
  std::latch all(3); // is released only by three at a time
  std::mutex mutex;
  std::set<std::thread::id> threads;
  pool.for_each(poolwise::indices(300), [&](int i) {
    if (i < 3) {
      all.arrive_and_wait();
      seem_expensive();
    }
    const std::lock_guard lock(mutex);
    threads.insert(std::this_thread::get_id());
  });
  EXPECT_EQ(threads.size(), 3U);
  EXPECT_TRUE(threads.contains(std::this_thread::get_id()));
  EXPECT_LE(pool.thread_count(), 2U);
}

TEST(CpuPool, of_size_one_runs_loops_on_the_calling_thread_in_order_ok) {
  poolwise::cpu_pool pool(1);
  std::vector<int> order;
  pool.for_each(poolwise::indices(1000), [&](int i) {
    EXPECT_EQ(std::this_thread::get_id(), std::this_thread::get_id());
    order.push_back(i);
  });
  EXPECT_EQ(order.size(), 1000U);
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
  EXPECT_EQ(pool.thread_count(), 0U);
}

// Each expensive element is a chunk of its own: while one blocks, the others get done.
TEST(CpuPool, an_expensive_element_holds_up_no_other_ok) {
  poolwise::cpu_pool pool(2);
  std::latch others(63);
  pool.for_each(poolwise::indices(64), [&](int i) {
    if (i == 0) {
      others.wait(); // all the others run on the other thread
      seem_expensive();
    } else {
      others.count_down();
    }
  });
}

// Once the cost of a body is known to be next to nothing, its small loops wake nobody.
TEST(CpuPool, small_loops_stay_on_the_calling_thread_ok) {
  poolwise::cpu_pool pool(4);
  const auto caller = std::this_thread::get_id();
  std::atomic<int> elsewhere{0};
  const auto run = [&] {
    elsewhere = 0;
    pool.for_each(poolwise::indices(4), [&](int) {
      if (std::this_thread::get_id() != caller)
        ++elsewhere;
    });
    return elsewhere == 0;
  };
  int in_a_row = 0; // costs are measured, so a busy machine may spoil some
  until([&] {
    in_a_row = run() ? in_a_row + 1 : 0;
    return in_a_row == 100;
  });
}

// A body that was cheap and turns expensive is shared at once: after its first element.
TEST(CpuPool, a_loop_that_turns_expensive_is_shared_ok) {
  poolwise::cpu_pool pool(2);
  const auto caller = std::this_thread::get_id();
  bool expensive = false;
  std::atomic<int> elsewhere{0};
  const auto run = [&] {
    elsewhere = 0;
    pool.for_each(poolwise::indices(200), [&](int i) {
      if (std::this_thread::get_id() != caller)
        ++elsewhere;
      else if (expensive && i < 100)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      else if (expensive) // ends only if another thread gets one of the rest
        until([&] { return elsewhere > 0; });
    });
  };
  for (int repeat = 0; repeat != 100; ++repeat)
    run();
  expensive = true;
  run();
  EXPECT_GT(elsewhere, 0);
}

} // namespace

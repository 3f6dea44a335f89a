// Worker processes on the ranks of an MPI job. Run by mpirun, with 2 to 4 ranks: rank 0 runs the
// tests, the others serve them.
#include "process_cases.h"

#include <poolwise/mpi_session.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace std::chrono_literals;

int twice(int x) { return 2 * x; }
int rank_of_this_worker() { return std::atoi(std::getenv("OMPI_COMM_WORLD_RANK")); }
void sleep_long() { std::this_thread::sleep_for(1h); }

class Mpi : public testing::Test {
protected:
  poolwise::process_pool &pool = poolwise::processes();
  void expect_usable() {
    EXPECT_EQ(pool.map({1, 2, 3, 4, 5, 6}, twice), (std::vector<int>{2, 4, 6, 8, 10, 12}));
  }
  static std::size_t ranks() {
    return static_cast<std::size_t>(std::atoi(std::getenv("OMPI_COMM_WORLD_SIZE")));
  }
};

TEST_F(Mpi, there_is_a_worker_on_each_rank_but_0_ok) {
  EXPECT_EQ(pool.size(), ranks() - 1);
  std::set<int> seen;
  while (seen.size() != ranks() - 1) // each task takes long enough for others to get one
    for (const int rank : pool.map(poolwise::indices(20),
                                   [](int) {
                                     std::this_thread::sleep_for(5ms);
                                     return rank_of_this_worker();
                                   },
                                   {.chunk = 1}))
      seen.insert(rank);
  EXPECT_EQ(*seen.begin(), 1);
}

TEST_F(Mpi, has_the_calls_of_all_pools_ok) {
  const auto squares = pool.map(poolwise::indices(1000), [](int i) { return i * i; });
  ASSERT_EQ(squares.size(), 1000U);
  for (std::size_t i = 0; i != squares.size(); ++i)
    EXPECT_EQ(squares[i], static_cast<int>(i * i));
  pool.for_each({1, 2, 3}, [](int) {});
  EXPECT_EQ(pool.reduce(poolwise::indices(101), 0, std::plus<>(), [](int i) { return i; }), 5050);
  EXPECT_EQ(pool.submit(twice, 21).then(pool, twice).get(), 84);
  const auto [a, b] = pool.invoke([] { return 1; }, [] { return std::string("b"); });
  EXPECT_EQ(a, 1);
  EXPECT_EQ(b, "b");
  int sum = 0;
  for (const int x : pool.lazy_map_unordered(poolwise::indices(50), twice))
    sum += x;
  EXPECT_EQ(sum, 2450);
}

TEST_F(Mpi, many_small_tasks_from_several_threads_ok) {
  std::atomic<int> sum{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t != 3; ++t)
      threads.emplace_back([&] {
        std::vector<poolwise::future<int>> mine;
        for (int i = 0; i != 300; ++i)
          mine.push_back(pool.submit(twice, i));
        for (auto &one : mine)
          sum += one.get();
      });
  }
  EXPECT_EQ(sum, 3 * 300 * 299);
}

// More than one MPI message holds, there and back.
TEST_F(Mpi, large_values_ok) {
  std::vector<poolwise::future<std::vector<int>>> all;
  std::vector<int> values(2'000'000);
  std::iota(values.begin(), values.end(), 0);
  for (int i = 0; i != 6; ++i)
    all.push_back(pool.submit(
        [](std::vector<int> v) {
          std::reverse(v.begin(), v.end());
          return v;
        },
        values));
  std::reverse(values.begin(), values.end());
  for (auto &one : all)
    EXPECT_TRUE(one.get() == values);
}

TEST_F(Mpi, exceptions_arrive_bad) {
  EXPECT_THROW(pool.submit([] { throw std::out_of_range("far"); }).get(), std::out_of_range);
  EXPECT_THROW(pool.for_each(poolwise::indices(100),
                             [](int i) {
                               if (i == 50)
                                 throw std::invalid_argument("fifty");
                             }),
               std::invalid_argument);
  expect_usable();
}

// The rank lives on.
TEST_F(Mpi, a_crash_fails_its_task_alone_bad) {
  std::vector<poolwise::future<int>> all;
  for (int i = 0; i != 12; ++i)
    all.push_back(pool.submit(
        [](int x) {
          if (x % 4 == 1)
            std::raise(SIGKILL);
          return x;
        },
        i));
  for (int i = 0; i != 12; ++i) {
    auto &one = all[static_cast<std::size_t>(i)];
    if (i % 4 != 1) {
      EXPECT_EQ(one.get(), i);
      continue;
    }
    try {
      static_cast<void>(one.get());
      FAIL();
    } catch (const poolwise::worker_died &death) {
      EXPECT_EQ(death.signal(), SIGKILL);
      EXPECT_GT(death.pid(), 0);
    }
  }
  try {
    pool.submit([] { _exit(7); }).get();
    FAIL();
  } catch (const poolwise::worker_died &death) {
    EXPECT_EQ(death.exit_code(), 7);
  }
  expect_usable();
}

TEST_F(Mpi, names_the_element_that_crashed_bad) {
  try {
    pool.for_each(poolwise::indices(8),
                  [](int i) {
                    if (i == 6)
                      std::raise(SIGKILL);
                  },
                  {.chunk = 4});
    FAIL();
  } catch (const poolwise::worker_died &death) {
    EXPECT_NE(std::string(death.what()).find("element 6"), std::string::npos) << death.what();
  }
}

TEST_F(Mpi, retries_ok) {
  const std::string file = testing::TempDir() + "poolwise-mpi-" + std::to_string(getpid());
  std::filesystem::remove(file);
  EXPECT_EQ(pool.with({.retries = 1})
                .submit(
                    [](const std::string &name) {
                      if (std::filesystem::exists(name))
                        return 1;
                      std::ofstream(name).close();
                      std::raise(SIGKILL);
                      return 0;
                    },
                    file)
                .get(),
            1);
  std::filesystem::remove(file);
}

TEST_F(Mpi, deadlines_kill_the_worker_bad) {
  EXPECT_THROW(pool.with({.deadline = 50ms}).submit(sleep_long).get(), poolwise::deadline_exceeded);
  expect_usable();
}

TEST_F(Mpi, memory_limits_kill_the_worker_bad) {
  const auto grow = [] {
    for (std::vector<std::string> leak;;) {
      leak.emplace_back(1 << 20, 'x');
      std::this_thread::sleep_for(1ms);
    }
  };
#if !POOLWISE_SANITIZED // their shadow memory counts
  EXPECT_THROW(pool.with({.memory = 200 << 20}).submit(grow).get(), poolwise::memory_exceeded);
#else
  static_cast<void>(grow);
#endif
  expect_usable();
}

TEST_F(Mpi, cancelling_bad) {
  std::vector<poolwise::future<void>> all;
  for (std::size_t i = 0; i != 2 * ranks(); ++i) // more than run
    all.push_back(pool.submit(sleep_long));
  std::this_thread::sleep_for(20ms);
  for (auto &one : all)
    EXPECT_TRUE(one.cancel());
  for (auto &one : all)
    EXPECT_THROW(one.get(), poolwise::cancelled);
  expect_usable();
}

TEST_F(Mpi, a_stop_token_is_triggered_bad) {
  const poolwise::shared_array<int> begun(1);
  auto polite = pool.submit(
      [](std::stop_token stop, poolwise::shared_array<int> running) {
        std::atomic_ref(running[0]).store(1);
        while (!stop.stop_requested())
          std::this_thread::sleep_for(1ms);
        return 5;
      },
      begun);
  until([&] { return std::atomic_ref(begun[0]).load() == 1; });
  EXPECT_FALSE(polite.cancel());
  EXPECT_EQ(polite.get(), 5);
}

TEST_F(Mpi, shared_memory_within_one_machine_ok) {
  const auto made = pool.submit([] {
                          poolwise::shared_array<int> array(1000);
                          array[999] = 3;
                          return array;
                        })
                        .get();
  EXPECT_EQ(made[999], 3);
}

TEST_F(Mpi, pools_of_ones_own_are_local_ok) {
  poolwise::process_pool own(1);
  EXPECT_EQ(own.submit(rank_of_this_worker).get(), 0);
}

} // namespace

int main(int argc, char **argv) {
  poolwise::mpi_session session(argc, argv);
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}

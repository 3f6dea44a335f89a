// What docs/runtime-for-python-users.md says that the standard library and POSIX give beside the
// pools, tried out with them.
#include "process_cases.h"

#include <atomic>
#include <barrier>
#include <cerrno>
#include <condition_variable>
#include <fstream>
#include <future>
#include <latch>
#include <mutex>
#include <pthread.h>
#include <queue>
#include <semaphore.h>
#include <semaphore>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;

template <class F> auto after(std::chrono::nanoseconds time, F f) {
  return poolwise::io_threads().submit([time, f](std::stop_token stop) {
    std::mutex mutex;
    std::condition_variable_any cancelled;
    std::unique_lock lock(mutex);
    cancelled.wait_for(lock, stop, time, [] { return false; });
    if (!stop.stop_requested())
      f();
    return !stop.stop_requested();
  });
}

TEST(PythonThreading, a_timer_fires_or_is_cancelled_ok) {
  std::atomic<int> fired{0};
  auto soon = after(1ms, [&] { ++fired; });
  EXPECT_TRUE(soon.get());
  auto never = after(1h, [&] { ++fired; });
  if (never.cancel()) { // it had not begun
    EXPECT_THROW(never.get(), poolwise::cancelled);
  } else {
    EXPECT_FALSE(never.get());
  }
  EXPECT_EQ(fired, 1);
}

TEST(PythonThreading, a_thread_joins_by_itself_and_can_be_asked_to_stop_ok) {
  std::atomic<bool> seen{false};
  {
    const std::jthread thread([&](std::stop_token stop) {
      while (!stop.stop_requested())
        std::this_thread::sleep_for(1ms);
      seen = true;
    });
  }
  EXPECT_TRUE(seen);
}

TEST(PythonThreading, locks_conditions_and_semaphores_work_in_tasks_ok) {
  poolwise::io_pool pool(8);
  std::recursive_mutex mutex;
  std::condition_variable_any grown;
  std::counting_semaphore<2> two(2);
  int count = 0;
  std::atomic<int> inside{0};
  std::atomic<int> most{0};
  auto waiter = pool.submit([&] {
    std::unique_lock lock(mutex);
    grown.wait(lock, [&] { return count == 20; });
    return count;
  });
  pool.for_each(poolwise::indices(20), [&](int) {
    two.acquire();
    const int now = ++inside;
    for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
    }
    --inside;
    two.release();
    const std::scoped_lock outer(mutex);
    const std::scoped_lock inner(mutex);
    ++count;
    grown.notify_all();
  });
  EXPECT_EQ(waiter.get(), 20);
  EXPECT_LE(most, 2);
}

TEST(PythonThreading, events_and_barriers_work_in_tasks_ok) {
  poolwise::io_pool pool(3);
  std::atomic_flag event;
  std::barrier all(3);
  std::atomic<int> before{0};
  std::vector<poolwise::future<int>> tasks;
  for (int i = 0; i != 3; ++i)
    tasks.push_back(pool.submit([&] {
      event.wait(false);
      ++before;
      all.arrive_and_wait();
      return before.load();
    }));
  event.test_and_set();
  event.notify_all();
  for (poolwise::future<int> &task : tasks) {
    until([&] { return task.ready(); }); // not run here, where the event is set
    EXPECT_EQ(task.get(), 3);
  }
}

TEST(PythonThreading, numbers_and_names_of_threads_ok) {
  poolwise::io_pool pool(1);
  auto task = pool.submit([] { return std::pair(std::this_thread::get_id(), gettid()); });
  until([&] { return task.ready(); });
  const auto [id, number] = task.get();
  EXPECT_NE(id, std::this_thread::get_id());
  EXPECT_NE(number, getpid()); // which is the main thread's
}

TEST(PythonThreading, a_priority_queue_behind_a_mutex_ok) {
  std::mutex mutex;
  std::priority_queue<int> jobs;
  poolwise::cpu_threads().for_each(poolwise::indices(10), [&](int i) {
    const std::scoped_lock lock(mutex);
    jobs.push(i);
  });
  EXPECT_EQ(jobs.top(), 9);
}

TEST(PythonFutures, promises_are_futures_that_somebody_else_fills_ok) {
  std::promise<int> promise;
  auto reader = poolwise::io_threads().submit(
      [result = promise.get_future()]() mutable { return result.get(); });
  promise.set_value(3);
  EXPECT_EQ(reader.get(), 3);
}

TEST(PythonFutures, a_future_that_is_used_up_says_so_bad) {
  auto task = poolwise::cpu_threads().submit([] { return 1; });
  EXPECT_EQ(task.get(), 1);
  EXPECT_THROW(task.get(), std::future_error);
}

// Between processes: the objects of POSIX, in memory that the processes share.
class PythonMultiprocessing : public testing::Test {
protected:
  poolwise::process_pool pool{2};
};

struct count_up {
  poolwise::shared_array<int> count;
  poolwise::shared_array<pthread_mutex_t> lock;
  void operator()(int) const {
    pthread_mutex_lock(&lock[0]);
    const int before = count[0];
    if (before % 100 == 0)
      std::this_thread::sleep_for(1ms); // where the other worker would come in between
    count[0] = before + 1;
    pthread_mutex_unlock(&lock[0]);
  }
};

poolwise::shared_array<pthread_mutex_t> shared_lock() {
  poolwise::shared_array<pthread_mutex_t> lock(1);
  pthread_mutexattr_t kind;
  pthread_mutexattr_init(&kind);
  pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
  pthread_mutexattr_setrobust(&kind, PTHREAD_MUTEX_ROBUST);
  pthread_mutex_init(&lock[0], &kind);
  pthread_mutexattr_destroy(&kind);
  return lock;
}

TEST_F(PythonMultiprocessing, locks_lie_in_shared_arrays_ok) {
  const poolwise::shared_array<int> count(1);
  pool.for_each(poolwise::indices(1000), count_up{count, shared_lock()}, {.chunk = 10});
  EXPECT_EQ(count[0], 1000);
}

TEST_F(PythonMultiprocessing, a_lock_tells_that_its_owner_died_bad) {
  const auto lock = shared_lock();
  struct take_and_die {
    poolwise::shared_array<pthread_mutex_t> lock;
    void operator()() const {
      pthread_mutex_lock(&lock[0]);
      std::raise(SIGKILL);
    }
  };
  EXPECT_THROW(pool.submit(take_and_die{lock}).get(), poolwise::worker_died);
  EXPECT_EQ(pthread_mutex_lock(&lock[0]), EOWNERDEAD);
  EXPECT_EQ(pthread_mutex_consistent(&lock[0]), 0);
  pthread_mutex_unlock(&lock[0]);
}

TEST_F(PythonMultiprocessing, semaphores_and_events_lie_in_shared_arrays_ok) {
  const poolwise::shared_array<sem_t> event(1);
  ASSERT_EQ(sem_init(&event[0], 1, 0), 0);
  struct wait_for_it {
    poolwise::shared_array<sem_t> event;
    int operator()() const {
      while (sem_wait(&event[0]) != 0) {
      }
      sem_post(&event[0]); // it stays set
      return 1;
    }
  };
  auto first = pool.submit(wait_for_it{event});
  auto second = pool.submit(wait_for_it{event});
  EXPECT_EQ(first.wait_for(1ms), std::future_status::timeout);
  sem_post(&event[0]);
  EXPECT_EQ(first.get() + second.get(), 2);
}

TEST_F(PythonMultiprocessing, barriers_lie_in_shared_arrays_ok) {
  const poolwise::shared_array<pthread_barrier_t> barrier(1);
  const poolwise::shared_array<int> before(1);
  pthread_barrierattr_t kind;
  pthread_barrierattr_init(&kind);
  pthread_barrierattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
  pthread_barrier_init(&barrier[0], &kind, 2);
  pthread_barrierattr_destroy(&kind);
  struct meet {
    poolwise::shared_array<pthread_barrier_t> barrier;
    poolwise::shared_array<int> before;
    int operator()() const {
      std::atomic_ref(before[0]).fetch_add(1);
      pthread_barrier_wait(&barrier[0]);
      return std::atomic_ref(before[0]).load();
    }
  };
  auto first = pool.submit(meet{barrier, before});
  auto second = pool.submit(meet{barrier, before});
  EXPECT_EQ(first.get(), 2);
  EXPECT_EQ(second.get(), 2);
}

TEST_F(PythonMultiprocessing, values_and_arrays_are_shared_arrays_ok) {
  const poolwise::shared_array<double> cells(100);
  const poolwise::shared_array<long> sum(1);
  struct fill {
    poolwise::shared_array<double> cells;
    poolwise::shared_array<long> sum;
    void operator()(int i) const {
      cells[static_cast<std::size_t>(i)] = i;
      std::atomic_ref(sum[0]).fetch_add(i);
    }
  };
  pool.for_each(poolwise::indices(100), fill{cells, sum});
  EXPECT_EQ(cells[99], 99);
  EXPECT_EQ(sum[0], 4950);
}

TEST_F(PythonMultiprocessing, a_pipe_with_a_name_connects_a_task_with_the_program_ok) {
  const std::string path = testing::TempDir() + "poolwise-pipe-" + std::to_string(getpid());
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  auto writer = pool.submit(
      [](const std::string &to) {
        std::ofstream pipe(to);
        for (int i = 0; i != 1000; ++i)
          pipe << i << '\n';
      },
      path);
  std::ifstream pipe(path);
  std::filesystem::remove(path);
  int last = -1;
  for (int i = 0; pipe >> i;)
    last = i;
  EXPECT_EQ(last, 999);
  writer.get();
}

TEST_F(PythonMultiprocessing, state_of_the_program_is_sent_and_comes_back_ok) { // for a Manager's
  poolwise::channel<std::string> lines;
  auto reader = poolwise::io_threads().submit([&] {
    std::size_t size = 0;
    for (const std::string &line : lines)
      size += line.size();
    return size;
  });
  for (std::string &line :
       pool.lazy_map(poolwise::indices(10), [](int i) { return std::to_string(i); }))
    lines.put(std::move(line));
  lines.close();
  EXPECT_EQ(reader.get(), 10U);
}

} // namespace

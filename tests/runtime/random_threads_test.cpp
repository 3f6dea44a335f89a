// Random programs on pools of threads: see random_schedule.h.
#include "random_schedule.h"

namespace {

struct task_error : std::runtime_error {
  explicit task_error(int n) : std::runtime_error("task"), number(n) {}
  int number;
};

// What became of the tasks of a round.
struct record {
  std::atomic<int> runs{0};
  std::atomic<int> captures{0}; // copies of what the function holds
};

struct holder {
  explicit holder(record &r) : of(&r) { ++of->captures; }
  holder(const holder &other) : of(other.of) { ++of->captures; }
  holder &operator=(const holder &) = delete;
  ~holder() { --of->captures; }
  record *of;
};

struct thread_pools {
  poolwise::io_pool io;
  poolwise::cpu_pool cpu;
};

class thread_caller {
public:
  thread_caller(thread_pools &pools, dice chance, int depth)
      : pools_(pools), chance_(std::move(chance)), depth_(depth) {}

  void run(unsigned steps) {
    for (unsigned i = 0; i != steps; ++i) {
      const unsigned kind = chance_.below(7);
      try {
        if (chance_.one_in(2))
          step(pools_.io, kind);
        else
          step(pools_.cpu, kind);
      } catch (const poolwise::pool_shut_down &) { // somebody has closed it
      } catch (const poolwise::cancelled &) {      // in the middle of invoke
      }
      pause_for(chance_.below(100'000));
    }
    while (!mine_.empty())
      look_at_one();
  }
  // Once the pools have gone.
  void check() const {
    for (const record &one : records_) {
      EXPECT_LE(one.runs, 1);
      EXPECT_EQ(one.captures, 0);
    }
    for (const auto &one : inner_)
      one->check();
  }

private:
  struct submitted {
    poolwise::future<int> result;
    record *of;
    int number;
    bool throws;
  };

  template <class Pool> void step(Pool &pool, unsigned kind) {
    switch (kind) {
    case 0:
    case 1:
      submit(pool);
      break;
    case 2:
      loop(pool);
      break;
    case 3:
      if (!mine_.empty() && chance_.one_in(2))
        static_cast<void>(
            mine_[chance_.below(static_cast<unsigned>(mine_.size()))].result.cancel());
      else if (!mine_.empty())
        look_at_one();
      break;
    case 4:
      if (depth_ > 0)
        nest(pool);
      break;
    case 5:
      group(pool);
      break;
    default:
      if (!mine_.empty() && chance_.one_in(3)) {
        mine_.pop_front(); // dropped: it runs, or not, unseen
      } else {
        const auto [a, b] = pool.invoke([] { return 1; }, [] { return 2; });
        EXPECT_EQ(a + b, 3);
      }
    }
  }

  template <class Pool> void submit(Pool &pool) {
    record &of = records_.emplace_back();
    const int number = static_cast<int>(records_.size());
    const bool throws = chance_.one_in(4);
    mine_.push_back(
        {pool.submit([held = holder(of), number, throws, wait = chance_.below(100'000)] {
           ++held.of->runs;
           pause_for(wait);
           if (throws)
             throw task_error(number);
           return number;
         }),
         &of, number, throws});
  }

  void look_at_one() {
    submitted one = std::move(mine_.front());
    mine_.pop_front();
    if (chance_.one_in(4))
      static_cast<void>(one.result.wait_for(std::chrono::microseconds(chance_.below(200))));
    try {
      EXPECT_EQ(one.result.get(), one.number);
      EXPECT_FALSE(one.throws);
      EXPECT_EQ(one.of->runs, 1);
    } catch (const task_error &error) {
      EXPECT_EQ(error.number, one.number);
      EXPECT_TRUE(one.throws);
      EXPECT_EQ(one.of->runs, 1);
    } catch (const poolwise::cancelled &) {
      EXPECT_EQ(one.of->runs, 0);
    }
  }

  template <class Pool> void loop(Pool &pool) {
    const int size = static_cast<int>(chance_.below(200));
    const int bad = chance_.one_in(3) ? static_cast<int>(chance_.below(200)) : -1;
    std::vector<std::atomic<int>> runs(static_cast<std::size_t>(size));
    std::stop_source source;
    poolwise::options how;
    if (chance_.one_in(4))
      how.stop = source.get_token();
    if (chance_.one_in(4))
      how.timeout = std::chrono::microseconds(chance_.below(3000));
    const int stops = static_cast<int>(chance_.below(200));
    const unsigned wait = chance_.below(100'000);
    const auto all_before = [&](int end) {
      for (int i = 0; i < end; ++i)
        EXPECT_EQ(runs[static_cast<std::size_t>(i)], 1);
    };
    try {
      const auto results = pool.map(
          poolwise::indices(size),
          [&](int i) {
            ++runs[static_cast<std::size_t>(i)];
            pause_for(wait + static_cast<unsigned>(i));
            if (i == stops)
              source.request_stop();
            if (i == bad)
              throw task_error(i);
            return i;
          },
          how);
      EXPECT_EQ(results.size(), static_cast<std::size_t>(size));
      all_before(size);
      EXPECT_TRUE(bad < 0 || bad >= size);
    } catch (const task_error &error) {
      EXPECT_EQ(error.number, bad);
      all_before(bad + 1);
    } catch (const poolwise::cancelled &) { // by the token, the timeout, or the pool's end
    } catch (const poolwise::timed_out &) {
      EXPECT_GE(how.timeout.count(), 0);
    }
    for (const auto &one : runs)
      EXPECT_LE(one, 1);
  }

  // Some of the tasks post another one, from whatever thread they are on.
  template <class Pool> void group(Pool &pool) {
    const unsigned size = chance_.below(60);
    const unsigned bad = chance_.one_in(4) ? chance_.below(60) : size;
    const unsigned cancels = chance_.one_in(5) ? chance_.below(60) : size;
    const std::size_t first = records_.size();
    records_.resize(first + 2 * size);
    bool left_out = cancels < size;
    try {
      poolwise::task_group all(pool);
      for (unsigned i = 0; i != size; ++i) {
        record &inner = records_[first + 2 * i + 1];
        all.run([&all, &inner, held = holder(records_[first + 2 * i]), i, bad,
                 wait = chance_.below(100'000)] {
          ++held.of->runs;
          pause_for(wait);
          if (i % 3 == 0)
            all.run([held = holder(inner)] { ++held.of->runs; });
          if (i == bad)
            throw task_error(static_cast<int>(i));
        });
        if (i == cancels)
          all.cancel();
      }
      if (chance_.one_in(4))
        left_out = true; // perhaps: it ends without anybody who asks
      else
        all.wait();
    } catch (const task_error &error) {
      EXPECT_EQ(error.number, static_cast<int>(bad));
      left_out = true;
    } catch (...) { // it was cancelled, or the pool has been closed
      for (std::size_t i = first; i != records_.size(); ++i)
        EXPECT_EQ(records_[i].captures, 0);
      throw;
    }
    for (std::size_t i = 0; i != 2 * std::size_t{size}; ++i) {
      const record &one = records_[first + i];
      EXPECT_EQ(one.captures, 0);
      if (!left_out) {
        EXPECT_EQ(one.runs, i % 2 == 0 || i % 6 == 1 ? 1 : 0);
      }
    }
  }

  template <class Pool> void nest(Pool &pool) {
    std::vector<poolwise::future<void>> waits;
    for (unsigned i = 0; i != 3; ++i) {
      inner_.push_back(std::make_unique<thread_caller>(pools_, chance_.another(), depth_ - 1));
      waits.push_back(pool.submit([one = inner_.back().get()] { one->run(5); }));
    }
    for (auto &one : waits)
      try {
        one.get();
      } catch (const poolwise::cancelled &) {
      }
  }

  thread_pools &pools_;
  dice chance_;
  const int depth_;
  std::deque<record> records_;
  std::deque<std::unique_ptr<thread_caller>> inner_;
  std::deque<submitted> mine_;
};

void threads_round(unsigned long seed) {
  dice chance(seed);
  std::deque<thread_caller> callers;
  {
    thread_pools pools{
        poolwise::io_pool(1 + chance.below(6), std::chrono::microseconds(chance.below(500))),
        poolwise::cpu_pool(1 + chance.below(4))};
    for (unsigned i = 0; i != 3; ++i)
      callers.emplace_back(pools, chance.another(), 2);
    const unsigned how = chance.below(6);
    const unsigned when = chance.below(3000);
    std::vector<std::jthread> threads;
    for (thread_caller &one : callers)
      threads.emplace_back([&] { one.run(40); });
    std::this_thread::sleep_for(std::chrono::microseconds(when));
    if (how == 0)
      pools.io.shutdown();
    else if (how == 1)
      pools.cpu.shutdown_now();
    else if (how == 2)
      static_cast<void>(pools.io.shutdown_for(std::chrono::microseconds(when)));
  }
  for (const thread_caller &one : callers)
    one.check();
}

TEST(RandomSchedule, threads_ok) { run_rounds(threads_round); }

} // namespace

// Random programs on random pools: tasks that pause, throw, are cancelled, time out and nest, pools
// that are shut down in the middle, workers that are killed. Every task is accounted for: it has
// run once or not at all, and its future says what became of it.
//
//   POOLWISE_STRESS_SECONDS   how long each test goes on (8)
//   POOLWISE_STRESS_SEED      the first round's seed; without it, another one each time
//
// The seed of a round is told when it fails, or does not end.
#include "process_cases.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <functional>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace std::chrono_literals;
using clock_type = std::chrono::steady_clock;

unsigned long number_from(const char *variable, unsigned long otherwise) {
  const char *const text = std::getenv(variable);
  return text != nullptr ? std::strtoul(text, nullptr, 10) : otherwise;
}

// Ends the program, with its seed, if a round hangs.
class watchdog {
public:
  explicit watchdog(unsigned long seed) {
    std::snprintf(text, sizeof text, "random_schedule_test: POOLWISE_STRESS_SEED=%lu hangs\n",
                  seed);
    std::signal(SIGALRM, [](int) {
      static_cast<void>(!write(STDERR_FILENO, text, sizeof text));
      std::abort();
    });
    alarm(200);
  }
  ~watchdog() { alarm(0); }

private:
  static inline char text[80];
};

template <class Round> void run_rounds(Round round) {
  const auto end =
      clock_type::now() + std::chrono::seconds(number_from("POOLWISE_STRESS_SECONDS", 8));
  unsigned long seed = number_from("POOLWISE_STRESS_SEED", std::random_device()());
  std::printf("POOLWISE_STRESS_SEED=%lu\n", seed);
  unsigned long rounds = 0;
  do {
    const watchdog watching(seed);
    SCOPED_TRACE("POOLWISE_STRESS_SEED=" + std::to_string(seed));
    round(seed++);
    ++rounds;
  } while (clock_type::now() < end && !testing::Test::HasFailure());
  std::printf("%lu rounds\n", rounds);
}

class dice {
public:
  explicit dice(unsigned long seed) : random_(seed) {}
  unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }
  bool one_in(unsigned n) { return below(n) == 0; }
  dice another() { return dice(random_()); }

private:
  std::mt19937_64 random_;
};

// Lets others run at a place that is different each time.
void pause_for(unsigned number) {
  switch (number % 8) {
  case 0:
    std::this_thread::yield();
    break;
  case 1:
    std::this_thread::sleep_for(std::chrono::microseconds(number % 300));
    break;
  case 2:
    for (unsigned i = 0; i != number % 3000; ++i)
      asm volatile("");
    break;
  default:
    break;
  }
}

// ---- threads

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
      const unsigned kind = chance_.below(6);
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

// ---- processes

struct death_row { // a timer that kills the process, whatever it is doing then
  static void enter(long microseconds) {
    sigevent how{};
    how.sigev_notify = SIGEV_SIGNAL;
    how.sigev_signo = SIGKILL;
    timer_t timer;
    if (timer_create(CLOCK_MONOTONIC, &how, &timer) != 0)
      std::abort();
    const itimerspec once{{}, {0, 1000 * (microseconds + 1)}};
    timer_settime(timer, 0, &once, nullptr);
  }
};

enum class doing : unsigned { value, error, dies, dies_later, large, nests, sleeps, polite, count };

struct remote_work {
  poolwise::shared_array<int> begun;
  int number = 0;
  doing what = doing::value;
  unsigned pause = 0;
  int operator()() const {
    std::atomic_ref(begun[static_cast<std::size_t>(number)]).fetch_add(1);
    pause_for(pause);
    switch (what) {
    case doing::error:
      throw std::out_of_range(std::to_string(number));
    case doing::dies:
      std::raise(SIGKILL);
      break;
    case doing::dies_later:
      death_row::enter(static_cast<long>(pause % 2000));
      break;
    case doing::nests:
      return poolwise::cpu_threads().reduce(poolwise::indices(20), number, std::plus<>(),
                                            [](int) { return 0; });
    case doing::sleeps:
      std::this_thread::sleep_for(2ms);
      break;
    default:
      break;
    }
    return number;
  }
};

struct polite_work {
  poolwise::shared_array<int> begun;
  int number = 0;
  int operator()(std::stop_token stop) const {
    std::atomic_ref(begun[static_cast<std::size_t>(number)]).fetch_add(1);
    for (int i = 0; i != 20 && !stop.stop_requested(); ++i)
      std::this_thread::sleep_for(100us);
    return number;
  }
};

std::string echo(const std::string &text) { return text; }

class process_caller {
public:
  process_caller(poolwise::process_pool &pool, poolwise::io_pool &io, dice chance, bool kills)
      : pool_(pool), io_(io), chance_(std::move(chance)), kills_(kills) {}

  void run(unsigned steps) {
    for (unsigned i = 0; i != steps; ++i) {
      try {
        step();
      } catch (const poolwise::pool_shut_down &) {
      }
      pause_for(chance_.below(100'000));
    }
    while (!mine_.empty())
      look_at_one();
    // A map's elements too are begun once at most.
    for (std::size_t i = 0; i != begun_.size(); ++i)
      EXPECT_LE(std::atomic_ref(begun_[i]).load(), 1 + most_retries_);
  }

private:
  struct submitted {
    poolwise::future<int> result;
    int number;
    doing what;
    bool late; // it has a deadline
    bool cancelled;
    int retries;
  };

  void step() {
    switch (chance_.below(8)) {
    case 0:
    case 1:
    case 2:
      submit();
      break;
    case 3:
      if (!mine_.empty()) {
        submitted &one = mine_[chance_.below(static_cast<unsigned>(mine_.size()))];
        one.cancelled = true;
        static_cast<void>(one.result.cancel());
      }
      break;
    case 4:
      if (!mine_.empty() && chance_.one_in(3))
        mine_.pop_front();
      else if (!mine_.empty())
        look_at_one();
      break;
    case 5:
      loop();
      break;
    case 6:
      from_a_thread();
      break;
    default:
      large();
    }
  }

  void submit() {
    const int number = next_++;
    if (static_cast<std::size_t>(number) >= begun_.size())
      return;
    submitted one{{},
                  number,
                  static_cast<doing>(chance_.below(static_cast<unsigned>(doing::count))),
                  chance_.one_in(6),
                  false,
                  0};
    if (!kills_ && (one.what == doing::dies || one.what == doing::dies_later))
      one.what = doing::value;
    poolwise::task_limits limits;
    if (one.late)
      limits.deadline = std::chrono::microseconds(1 + chance_.below(5000));
    if (chance_.one_in(8))
      limits.retries = static_cast<unsigned>(one.retries = 2);
    most_retries_ = std::max(most_retries_, one.retries);
    auto limited = pool_.with(limits);
    if (one.what == doing::polite)
      one.result = limited.submit(polite_work{begun_, number});
    else
      one.result = limited.submit(remote_work{begun_, number, one.what, chance_.below(100'000)});
    mine_.push_back(std::move(one));
  }

  void look_at_one() {
    submitted one = std::move(mine_.front());
    mine_.pop_front();
    const auto times_begun = [&] {
      return std::atomic_ref(begun_[static_cast<std::size_t>(one.number)]).load();
    };
    try {
      EXPECT_EQ(one.result.get(), one.number);
      EXPECT_NE(one.what, doing::error);
      EXPECT_NE(one.what, doing::dies);
      EXPECT_GE(times_begun(), 1);
    } catch (const std::out_of_range &error) {
      EXPECT_EQ(error.what(), std::to_string(one.number));
      EXPECT_EQ(one.what, doing::error);
      EXPECT_GE(times_begun(), 1);
    } catch (const poolwise::worker_died &death) {
      EXPECT_TRUE(kills_);
      EXPECT_EQ(death.signal(), SIGKILL) << death.what();
    } catch (const poolwise::deadline_exceeded &) {
      EXPECT_TRUE(one.late);
    } catch (const poolwise::cancelled &) { // by this, or by the pool's end
    }
    EXPECT_LE(times_begun(), 1 + one.retries);
  }

  void loop() {
    const int size = static_cast<int>(chance_.below(100));
    const int bad = chance_.one_in(4) ? static_cast<int>(chance_.below(100)) : -1;
    struct element {
      int bad = -1;
      unsigned pause = 0;
      int operator()(int i) const {
        pause_for(pause + static_cast<unsigned>(i));
        if (i == bad)
          throw std::out_of_range(std::to_string(i));
        return 3 * i;
      }
    };
    try {
      const auto results = pool_.map(poolwise::indices(size), element{bad, chance_.below(1000)},
                                     {.chunk = chance_.below(20)});
      ASSERT_EQ(results.size(), static_cast<std::size_t>(size));
      for (int i = 0; i != size; ++i)
        EXPECT_EQ(results[static_cast<std::size_t>(i)], 3 * i);
      EXPECT_TRUE(bad < 0 || bad >= size);
    } catch (const std::out_of_range &error) {
      EXPECT_EQ(error.what(), std::to_string(bad));
    } catch (const poolwise::worker_died &) {
      EXPECT_TRUE(kills_);
    } catch (const poolwise::cancelled &) {
    }
  }

  void from_a_thread() {
    try {
      EXPECT_EQ(io_.submit([&] { return pool_.submit(echo, std::string("thread")).get(); }).get(),
                "thread");
    } catch (const poolwise::worker_died &) {
      EXPECT_TRUE(kills_);
    } catch (const poolwise::cancelled &) {
    }
  }

  void large() {
    const std::string text(chance_.below(300'000), static_cast<char>('a' + chance_.below(26)));
    try {
      EXPECT_TRUE(pool_.submit(echo, text).get() == text);
    } catch (const poolwise::worker_died &) {
      EXPECT_TRUE(kills_);
    } catch (const poolwise::cancelled &) {
    }
  }

  poolwise::process_pool &pool_;
  poolwise::io_pool &io_;
  dice chance_;
  const bool kills_;
  poolwise::shared_array<int> begun_{200};
  int next_ = 0;
  int most_retries_ = 0;
  std::deque<submitted> mine_;
};

void processes_round(unsigned long seed) {
  dice chance(seed);
  const std::size_t files = open_files().size();
  {
    poolwise::process_options how;
    how.workers = 1 + chance.below(3);
    if (chance.one_in(4))
      how.max_tasks = 1 + chance.below(20);
    how.stop_grace = std::chrono::milliseconds(chance.below(5));
    poolwise::process_pool pool(how);
    poolwise::io_pool io(3);
    const bool kills = !chance.one_in(4);
    std::deque<process_caller> callers;
    for (unsigned i = 0; i != 3; ++i)
      callers.emplace_back(pool, io, chance.another(), kills);
    const unsigned end = chance.below(6);
    const unsigned when = chance.below(40'000);
    std::vector<std::jthread> threads;
    for (process_caller &one : callers)
      threads.emplace_back([&] { one.run(60); });
    if (end < 3)
      std::this_thread::sleep_for(std::chrono::microseconds(when));
    if (end == 0)
      pool.shutdown();
    else if (end == 1)
      pool.shutdown_now();
    else if (end == 2)
      static_cast<void>(pool.shutdown_for(std::chrono::microseconds(when)));
  }
  EXPECT_EQ(open_files().size(), files);
}

TEST(RandomSchedule, processes_ok) {
  processes_round(0); // what is opened once
  run_rounds(processes_round);
}

} // namespace

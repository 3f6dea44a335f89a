// Random programs on pools of processes: see random_schedule.h.
#include "random_schedule.h"

namespace {

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
    switch (chance_.below(9)) {
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
    case 7:
      group();
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

  void group() {
    try {
      poolwise::task_group all(pool_);
      for (unsigned left = chance_.below(8); left != 0; --left) {
        const int number = next_++;
        if (static_cast<std::size_t>(number) >= begun_.size())
          break;
        const doing what = kills_ && chance_.one_in(8) ? doing::dies : doing::value;
        all.run(remote_work{begun_, number, what, chance_.below(100'000)});
        if (chance_.one_in(20))
          all.cancel();
      }
      all.wait();
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

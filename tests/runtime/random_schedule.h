// Random programs on random pools: tasks that pause, throw, are cancelled, time out and nest, pools
// that are shut down in the middle, workers that are killed. Every task is accounted for: it has
// run once or not at all, and its future says what became of it.
//
//   POOLWISE_STRESS_SECONDS   how long each test goes on (8 under a sanitizer, else 4)
//   POOLWISE_STRESS_SEED      the first round's seed; without it, another one each time
//
// The seed of a round is told when it fails, or does not end.
#ifndef POOLWISE_TESTS_RUNTIME_RANDOM_SCHEDULE_H
#define POOLWISE_TESTS_RUNTIME_RANDOM_SCHEDULE_H

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

using namespace std::chrono_literals;
using clock_type = std::chrono::steady_clock;

inline unsigned long number_from(const char *variable, unsigned long otherwise) {
  const char *const text = std::getenv(variable);
  return text != nullptr ? std::strtoul(text, nullptr, 10) : otherwise;
}

// Ends the program, with its seed, if a round hangs.
class watchdog {
public:
  explicit watchdog(unsigned long seed) {
    std::snprintf(text, sizeof text, "RandomSchedule: POOLWISE_STRESS_SEED=%lu hangs\n", seed);
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
      clock_type::now() +
      std::chrono::seconds(number_from("POOLWISE_STRESS_SECONDS", POOLWISE_SANITIZED ? 8 : 4));
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
inline void pause_for(unsigned number) {
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

#endif

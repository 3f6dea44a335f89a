// Ours: process_pool.
#include "bench.h"

#include <poolwise/runtime.h>

#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <unistd.h>
#include <vector>

namespace {

using namespace bench;
using bytes = std::vector<unsigned char>;
constexpr std::size_t mebibyte = std::size_t{1} << 20;

int next(int x) { return x + 1; }
void die() { raise(SIGKILL); }
void nap_10_ms() { usleep(10'000); }
void sleep_long() { sleep(600); }
bytes echo(bytes data) { return data; }
unsigned char touch(const poolwise::shared_array<unsigned char> &data) { return ++data[0]; }

double call(std::size_t workers) {
  poolwise::process_pool pool(workers);
  return typical(100, [&] {
    for (int i = 0; i != 100; ++i)
      pool.submit(next, i).get();
  });
}

double pipelined() {
  poolwise::process_pool pool(2);
  constexpr int count = 10'000;
  return typical(count, [&] {
    std::vector<poolwise::future<int>> all;
    all.reserve(count);
    for (int i = 0; i != count; ++i)
      all.push_back(pool.submit(next, i));
    for (auto &each : all)
      each.get();
  });
}

double map() {
  poolwise::process_pool pool(2);
  return typical(100'000, [&] { static_cast<void>(pool.map(poolwise::indices(100'000), next)); });
}

double map_on_threads() {
  poolwise::cpu_pool pool(2);
  return typical(100'000, [&] { static_cast<void>(pool.map(poolwise::indices(100'000), next)); });
}

double echo_by_value() {
  poolwise::process_pool pool(2);
  const bytes data(mebibyte, 7);
  return typical(1, [&] {
    if (pool.submit(echo, data).get().size() != data.size())
      throw std::logic_error("the echo is not what was sent");
  });
}

double echo_shared() {
  poolwise::process_pool pool(2);
  const poolwise::shared_array<unsigned char> data(mebibyte);
  return typical(1, [&] {
    if (pool.submit(touch, data).get() != data[0])
      throw std::logic_error("the worker did not see the shared array");
  });
}

double start() {
  return typical(1, [] {
    poolwise::process_pool pool(2);
    auto first = pool.submit(next, 1);
    auto second = pool.submit(next, 2);
    first.get();
    second.get();
  });
}

double start_in_a_large_program() {
  const std::vector<char> large(std::size_t{1} << 30, 1);
  const double time = start();
  return large.back() == 1 ? time : 0;
}

/// Has both workers run something, so that they are there.
void warm_up(poolwise::process_pool &pool) {
  auto one = pool.submit(nap_10_ms);
  auto other = pool.submit(nap_10_ms);
  one.get();
  other.get();
}

double crash() {
  poolwise::process_pool pool(2);
  std::vector<double> times;
  for (int i = 0; i != 7; ++i) {
    warm_up(pool);
    const auto start = std::chrono::steady_clock::now();
    try {
      pool.submit(die).get();
    } catch (const poolwise::worker_died &) {
      times.push_back(seconds_since(start));
    }
  }
  std::sort(times.begin(), times.end());
  return times.at(times.size() / 2);
}

/// How many of six tasks behind one that crashes do not finish, and one more if the pool is not
/// usable afterwards.
double lost() {
  poolwise::process_pool pool(2);
  warm_up(pool);
  auto crash = pool.submit(die);
  std::vector<poolwise::future<void>> innocent;
  for (int i = 0; i != 6; ++i)
    innocent.push_back(pool.submit(nap_10_ms));
  int lost = 0;
  for (auto &each : innocent)
    lost += each.exception() != nullptr ? 1 : 0;
  lost += crash.exception() == nullptr ? 1 : 0;
  return lost + (pool.submit(next, 1).get() == 2 ? 0 : 1);
}

/// Says that it is ready and waits to be looked at, or killed, by ../family.py.
double hold() {
  std::printf("ready\n");
  std::fflush(stdout);
  return std::getchar() == EOF ? 0 : 1;
}

double hold_idle() {
  poolwise::io_threads().for_each(poolwise::indices(64), [](int) { usleep(1000); });
  poolwise::cpu_threads().for_each(poolwise::indices(1000), [](int) { usleep(10); }, {.chunk = 1});
  static_cast<void>(poolwise::processes().map(poolwise::indices(1000), next));
  return hold();
}

double hold_busy() {
  poolwise::process_pool pool(2);
  warm_up(pool);
  static_cast<void>(pool.submit(sleep_long));
  static_cast<void>(pool.submit(sleep_long));
  usleep(100'000);
  return hold();
}

} // namespace

std::vector<bench::row> bench::rows() {
  return {{"call", [] { return call(2); }},
          {"call-1", [] { return call(1); }},
          {"pipelined", pipelined},
          {"map", map},
          {"map-on-threads", map_on_threads},
          {"echo", echo_by_value},
          {"echo-shared", echo_shared},
          {"start", start},
          {"start-1GiB", start_in_a_large_program},
          {"crash", crash},
          {"lost", lost},
          {"hold-idle", hold_idle},
          {"hold-busy", hold_busy}};
}

// Compares the thread pools with others in one run.
//
// In:  optionally how many rounds (default 9). Out: a table: for each measure and pool the median
//      time and its ratio to ours.
// The candidates of a measure take turns within each round, so that whatever else the machine does
// hits all alike; judge the ratios, not the times.
// Not handled: anything that needs more than one machine or process.
#include <poolwise/runtime.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <future>
#include <string>
#include <thread>
#include <vector>

#ifdef POOLWISE_BENCH_TBB
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_group.h>
#endif
#ifdef POOLWISE_BENCH_ASIO
#include <utility>

#include <asio/post.hpp>
#include <asio/thread_pool.hpp>
#include <asio/use_future.hpp>
#endif

namespace {

using namespace std::chrono_literals;
using clock_type = std::chrono::steady_clock;

struct candidate {
  std::string name;
  std::function<void()> run;
};

struct measure {
  std::string name;
  double per; // the unit's divisor: how many operations one run does
  const char *unit;
  double unit_ns;
  std::vector<candidate> candidates; // the first is ours
};

// A chain of dependent steps, so that its time does not depend on what runs beside it on the core.
double steps(long count) {
  double x = 1;
  for (long i = 0; i != count; ++i)
    x = x * 0.999999 + 1e-9;
  return x;
}

long steps_in_a_us() {
  static const long count = [] {
    double best = 1e9;
    for (int round = 0; round != 50; ++round) {
      const auto start = clock_type::now();
      volatile double kept = steps(20'000);
      static_cast<void>(kept);
      best = std::min(best,
                      std::chrono::duration<double, std::micro>(clock_type::now() - start).count());
    }
    return static_cast<long>(20'000 / best);
  }();
  return count;
}

// That much CPU time of an idle core; unlike waiting for a clock, it is work that takes longer when
// the core is shared.
void burn(std::chrono::microseconds time) {
  volatile double kept = steps(steps_in_a_us() * time.count());
  static_cast<void>(kept);
}

std::vector<measure> measures() {
  const auto cores = poolwise::cpu_threads().size();
  std::vector<measure> all;
#ifdef POOLWISE_BENCH_ASIO
  static asio::thread_pool asio_cpu(cores);
#endif

  static constexpr int tasks = 10'000;
  static std::atomic<int> sink{0};
  const auto nothing = [] { sink.fetch_add(1, std::memory_order_relaxed); };
  all.push_back({"empty task of a group", tasks, "ns", 1, {}});
  auto &group = all.back().candidates;
  group.push_back({"poolwise for_each, chunk 1", [=] {
                     poolwise::cpu_threads().for_each(poolwise::indices(tasks),
                                                      [=](int) { nothing(); }, {.chunk = 1});
                   }});
  group.push_back({"poolwise submit, all dropped but one", [=] {
                     for (int i = 1; i != tasks; ++i)
                       static_cast<void>(poolwise::cpu_threads().submit(nothing));
                     poolwise::cpu_threads().submit(nothing).get();
                   }});
#ifdef POOLWISE_BENCH_TBB
  group.push_back({"oneTBB task_group", [=] {
                     tbb::task_group tasks_of_tbb;
                     for (int i = 0; i != tasks; ++i)
                       tasks_of_tbb.run(nothing);
                     tasks_of_tbb.wait();
                   }});
#endif
#ifdef POOLWISE_BENCH_ASIO
  group.push_back({"Asio post", [=] {
                     std::promise<void> last;
                     std::atomic<int> left{tasks};
                     for (int i = 0; i != tasks; ++i)
                       asio::post(asio_cpu, [&] {
                         if (left.fetch_sub(1) == 1)
                           last.set_value();
                       });
                     last.get_future().wait();
                   }});
#endif

  static constexpr int futures = 1000;
  const auto some = [] { return sink.load(std::memory_order_relaxed); };
  all.push_back({"future, 1000 alive", futures, "ns", 1, {}});
  auto &future = all.back().candidates;
  future.push_back({"poolwise submit", [=] {
                      std::vector<poolwise::future<int>> made;
                      made.reserve(futures);
                      for (int i = 0; i != futures; ++i)
                        made.push_back(poolwise::cpu_threads().submit(some));
                      for (auto &one : made)
                        one.get();
                    }});
#ifdef POOLWISE_BENCH_ASIO
  future.push_back({"Asio use_future", [=] {
                      std::vector<std::future<int>> made;
                      made.reserve(futures);
                      for (int i = 0; i != futures; ++i)
                        made.push_back(asio::post(asio_cpu, std::packaged_task<int()>(some)));
                      for (auto &one : made)
                        one.get();
                    }});
#endif
  future.push_back({"std::async", [=] {
                      std::vector<std::future<int>> made;
                      for (int i = 0; i != futures; ++i)
                        made.push_back(std::async(std::launch::async, some));
                      for (auto &one : made)
                        one.get();
                    }});

  static std::vector<float> in(1'000'000, 1.5F);
  static std::vector<float> out(1'000'000);
  const auto tiny = [](std::size_t i) { out[i] = in[i] * in[i] + 1; };
  const auto loop = [&all](std::string name, std::size_t count, auto body) -> measure & {
    all.push_back({std::move(name), 1, "us", 1000, {}});
    auto &c = all.back().candidates;
    c.push_back({"poolwise for_each",
                 [=] { poolwise::cpu_threads().for_each(poolwise::indices(count), body); }});
    c.push_back({"serial loop", [=] {
                   for (std::size_t i = 0; i != count; ++i)
                     body(i);
                 }});
#ifdef POOLWISE_BENCH_TBB
    c.push_back({"oneTBB parallel_for", [=] { tbb::parallel_for(std::size_t{0}, count, body); }});
#endif
#ifdef POOLWISE_BENCH_OPENMP
    c.push_back({"OpenMP dynamic", [=] {
#pragma omp parallel for schedule(guided)
                   for (std::size_t i = 0; i < count; ++i)
                     body(i);
                 }});
#endif
    return all.back();
  };
  loop("1e6 tiny elements", 1'000'000, tiny);
  loop("1e4 tiny elements", 10'000, tiny);
  loop("100 tiny elements", 100, tiny);
  loop("1e3 x 100 us", 1000, [](std::size_t) { burn(100us); });
  loop("skewed: 990 x 50 us, then 10 x 5 ms", 1000,
       [](std::size_t i) { burn(i < 990 ? 50us : 5000us); });

  all.push_back({"submit one, wait for it", 1, "us", 1000, {}});
  auto &one = all.back().candidates;
  one.push_back({"poolwise", [=] { poolwise::cpu_threads().submit(some).get(); }});
#ifdef POOLWISE_BENCH_TBB
  one.push_back({"oneTBB task_group", [=] {
                   tbb::task_group group_of_one;
                   group_of_one.run(nothing);
                   group_of_one.wait();
                 }});
#endif
#ifdef POOLWISE_BENCH_ASIO
  one.push_back({"Asio", [=] { asio::post(asio_cpu, std::packaged_task<int()>(some)).get(); }});
#endif
  one.push_back({"std::async", [=] { std::async(std::launch::async, some).get(); }});

  const auto nap = [](int) { std::this_thread::sleep_for(10ms); };
  static poolwise::io_pool io_64(64);
  all.push_back({"200 x 10 ms asleep", 1, "ms", 1e6, {}});
  auto &asleep = all.back().candidates;
  asleep.push_back(
      {"poolwise io, warm", [=] { poolwise::io_threads().for_each(poolwise::indices(200), nap); }});
  asleep.push_back({"poolwise io, cold, made and ended", [=] {
                      poolwise::io_pool cold(512);
                      cold.for_each(poolwise::indices(200), nap);
                    }});
  asleep.push_back(
      {"poolwise io, 64 threads", [=] { io_64.for_each(poolwise::indices(200), nap); }});
  asleep.push_back({"std::thread each", [=] {
                      std::vector<std::jthread> threads;
                      for (int i = 0; i != 200; ++i)
                        threads.emplace_back(nap, i);
                    }});
#ifdef POOLWISE_BENCH_ASIO
  static asio::thread_pool asio_64(64);
  asleep.push_back({"Asio, 64 threads", [=] {
                      std::vector<std::future<void>> made;
                      for (int i = 0; i != 200; ++i)
                        made.push_back(
                            asio::post(asio_64, std::packaged_task<void()>([=] { nap(0); })));
                      for (auto &each : made)
                        each.get();
                    }});
#endif
  return all;
}

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

// Times one candidate: as often as fits in 2 ms, at least once; ns for one run.
double time_of(const std::function<void()> &run) {
  int runs = 0;
  const auto start = clock_type::now();
  auto end = start;
  do {
    run();
    ++runs;
    end = clock_type::now();
  } while (end - start < 2ms);
  return std::chrono::duration<double, std::nano>(end - start).count() / runs;
}

} // namespace

int main(int argc, char **argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 9;
  const std::string only = argc > 2 ? argv[2] : "";
  std::printf("%zu cores, median (lowest) of %d interleaved rounds\n",
              poolwise::cpu_threads().size(), rounds);
  for (const measure &what : measures()) {
    if (what.name.find(only) == std::string::npos)
      continue;
    std::vector<std::vector<double>> times(what.candidates.size());
    for (int round = -1; round != rounds; ++round) // round -1 warms up
      for (std::size_t i = 0; i != times.size(); ++i) {
        const double ns = time_of(what.candidates[i].run);
        if (round >= 0)
          times[i].push_back(ns);
      }
    std::printf("\n%s\n", what.name.c_str());
    const double ours = median(times[0]);
    for (std::size_t i = 0; i != times.size(); ++i) {
      const double unit = what.per * what.unit_ns;
      std::printf("  %-38s %10.2f (%.2f) %s   ours / it: %.2f\n", what.candidates[i].name.c_str(),
                  median(times[i]) / unit,
                  *std::min_element(times[i].begin(), times[i].end()) / unit, what.unit,
                  ours / median(times[i]));
    }
  }
}

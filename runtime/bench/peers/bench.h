// What all measurements have in common: `bench_PEER ROW` measures one row of one peer and prints
// one number, the seconds that one operation took. So programs of all kinds, Python's too, can take
// turns; see ../run.py.
//
// In:  rows, each a name and a function that measures. Out: the number on standard output.
// Not handled: repetition over time and statistics over runs; ../rounds.py does that.
#ifndef POOLWISE_BENCH_H
#define POOLWISE_BENCH_H

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace bench {

using namespace std::chrono_literals;

/// Seconds since then.
inline double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Runs it once to warm up, then for about 0.2 s and at least five times; the median of the runs'
/// seconds, divided by the number of operations of each run.
template <class Run> double typical(double operations, Run &&run) {
  using clock = std::chrono::steady_clock;
  run();
  std::vector<double> times;
  for (const auto begin = clock::now(); times.size() < 5 || seconds_since(begin) < 0.2;) {
    const auto start = clock::now();
    run();
    times.push_back(seconds_since(start));
  }
  std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2),
                   times.end());
  return times[times.size() / 2] / operations;
}

struct row {
  std::string name;
  std::function<double()> measure;
};

/// The end of every peer's main: measures the row that the command line names. Returns the exit
/// status: 2 if there is no such row.
int measure(const std::vector<row> &rows, int argc, char **argv);

/// What a peer defines, unless it has a main of its own.
std::vector<row> rows();

} // namespace bench

#endif

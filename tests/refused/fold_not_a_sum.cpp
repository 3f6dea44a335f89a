// A sum that is halved each time.
// REFUSED: loop-carried-dependence
#include <numeric>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

double run(const std::vector<unsigned> &v) {
  return std::accumulate(v.begin(), v.end(), 0.0, [](double sum, unsigned x) { return sum * 0.5 + mix(x); });
}

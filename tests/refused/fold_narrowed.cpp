// Each sum is cut off.
// REFUSED: loop-carried-dependence
#include <numeric>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

double run(const std::vector<unsigned> &v) {
  return std::accumulate(v.begin(), v.end(), 0.0, [](double sum, unsigned x) { return int(sum + mix(x) / 3.0); });
}

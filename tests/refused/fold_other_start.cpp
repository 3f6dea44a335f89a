// The sum is kept in another type than it is added in.
// REFUSED: start value is of another type
#include <numeric>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int run(const std::vector<unsigned> &v) {
  return std::accumulate(v.begin(), v.end(), 0, [](double sum, unsigned x) { return sum + double(mix(x)) / 3; });
}

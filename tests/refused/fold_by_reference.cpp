// The sum is known by another name.
// REFUSED: loop-carried-dependence
#include <numeric>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(const std::vector<unsigned> &v) {
  return std::accumulate(v.begin(), v.end(), 0u, [](unsigned sum, unsigned x) {
    const unsigned &same = sum;
    unsigned y = mix(x + same);
    return sum + y;
  });
}

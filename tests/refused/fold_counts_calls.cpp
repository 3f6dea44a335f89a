// The function counts its calls.
// REFUSED: loop-carried-dependence
#include <numeric>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(const std::vector<unsigned> &v) {
  unsigned calls = 0;
  unsigned sum = std::accumulate(v.begin(), v.end(), 0u, [&calls](unsigned sum, unsigned x) {
    ++calls;
    return sum + mix(x + calls);
  });
  return sum + calls;
}

// The rounding mode is the thread's.
// REFUSED: thread-local-state
#include <cfenv>
#include <cmath>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<double> all(const std::vector<double> &values) {
  std::vector<double> results;
  std::fesetround(FE_UPWARD);
  for (double value : values)
    results.push_back(std::nearbyint(value * mix(3)));
  std::fesetround(FE_TONEAREST);
  return results;
}

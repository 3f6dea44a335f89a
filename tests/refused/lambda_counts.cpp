// The lambda counts in a variable that it refers to.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  unsigned number = 0;
  auto step = [&number](unsigned x) { return mix(x + number++); };
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(step(seed));
  return results;
}

// A lambda counts in a variable that it captured by reference.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> all(const std::vector<unsigned> &seeds, unsigned &calls) {
  auto next = [&](unsigned x) {
    ++calls;
    return mix(x);
  };
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(next(seed));
  return results;
}

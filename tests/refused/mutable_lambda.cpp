// A lambda counts its calls in a capture of its own.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  auto next = [n = 0u](unsigned x) mutable { return mix(x + n++); };
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(next(seed));
  return results;
}

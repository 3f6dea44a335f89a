// The first to come decides.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned relative(unsigned x) {
  static const unsigned first = x;
  return mix(x) - first;
}
std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(relative(seed));
  return results;
}

// Only some rounds append: the results have no place of their own.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> odd(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds) {
    unsigned value = mix(seed + results.size());
    if (value % 2)
      results.push_back(value);
  }
  return results;
}

// A const reference is written all the same.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned sneaky(const unsigned &total, unsigned x) {
  const_cast<unsigned &>(total) += 1;
  return mix(x);
}

std::vector<unsigned> all(const std::vector<unsigned> &seeds, unsigned &total) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(sneaky(total, seed));
  return results;
}

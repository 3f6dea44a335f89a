// std::for_each gives the function object back with its sum.
// REFUSED: loop-carried-dependence
#include <algorithm>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned total(const std::vector<unsigned> &seeds) {
  unsigned sum = 0;
  std::for_each(seeds.begin(), seeds.end(), [&sum](unsigned seed) { sum = sum * 3 + mix(seed); });
  return sum;
}

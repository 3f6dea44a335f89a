// An int that doubles are added to is cut off each round.
// REFUSED: converts each round
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static double weigh(unsigned x) { return mix(x) / 7.0; }

int total(const std::vector<unsigned> &seeds) {
  int sum = 0;
  for (unsigned seed : seeds)
    sum += weigh(seed) > 0 ? 0.6 : weigh(seed + 1);
  return sum;
}

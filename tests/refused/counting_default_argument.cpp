// A default argument counts in a global.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned tickets = 0;
static unsigned ticket() { return ++tickets; }
static unsigned weigh(unsigned x, unsigned number = ticket()) { return mix(x) + number; }

std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(weigh(seed));
  return results;
}

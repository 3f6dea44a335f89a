// The default argument changes.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned next() {
  static unsigned n = 0;
  return n++;
}
unsigned step(unsigned x, unsigned number = next()) { return mix(x + number); }
std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(step(seed));
  return results;
}

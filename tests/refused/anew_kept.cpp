// A pointer to it is kept.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(const std::vector<unsigned> &seeds) {
  std::vector<const unsigned *> kept;
  unsigned value = 0;
  for (unsigned seed : seeds) {
    value = mix(seed);
    kept.push_back(&value);
  }
  return *kept.front();
}

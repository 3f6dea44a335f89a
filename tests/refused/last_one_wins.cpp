// The last round's value stays.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned last(const std::vector<unsigned> &seeds) {
  unsigned result = 0;
  for (unsigned seed : seeds) {
    result = mix(seed + result);
  }
  return result;
}

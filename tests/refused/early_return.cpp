// The first match is returned.
// REFUSED: early-exit
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned first_even(std::vector<unsigned> &seeds) {
  for (unsigned &seed : seeds) {
    unsigned value = seed = mix(seed);
    if (value % 2 == 0)
      return value;
  }
  return 0;
}

// A reference to one of two variables.
// REFUSED: possible-aliasing
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(const std::vector<unsigned> &seeds) {
  unsigned odd = 0, even = 1;
  for (unsigned seed : seeds) {
    unsigned &to = seed % 2 ? odd : even;
    to = mix(to + seed);
  }
  return odd ^ even;
}

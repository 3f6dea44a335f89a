// The place of the minimum is kept beside it.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned where(const std::vector<unsigned> &seeds) {
  unsigned least = ~0u, place = 0;
  for (unsigned i = 0; i < seeds.size(); ++i) {
    unsigned value = mix(seeds[i] + place);
    if (value < least) {
      least = value;
      place = i;
    }
  }
  return place;
}

// A sum and a least number of callers, who may hand over one for both.
// REFUSED: possible-aliasing
#include <algorithm>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(unsigned n, unsigned &sum, unsigned &least) {
  for (unsigned i = 0; i < n; ++i) {
    unsigned state = i;
    for (unsigned k = 0; k < 3; ++k) {
      state = mix(state);
      sum += state;
      least = std::min(least, state);
    }
  }
}

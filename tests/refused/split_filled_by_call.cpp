// The call in the condition fills a variable that the rest of the round reads.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static bool fill(unsigned seed, unsigned &out) noexcept {
  out = mix(seed);
  return out % 2 == 0;
}

unsigned total(const std::vector<unsigned> &seeds) {
  unsigned sum = 0;
  for (unsigned seed : seeds) {
    unsigned value;
    if (fill(seed, value))
      sum = sum * 3 + value;
  }
  return sum;
}

// The running sum decides what is added.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned total(const std::vector<unsigned> &seeds) {
  unsigned sum = 0;
  for (unsigned seed : seeds) {
    unsigned value = mix(seed + sum);
    if (sum > 1000000)
      value /= 2;
    sum += value;
  }
  return sum;
}

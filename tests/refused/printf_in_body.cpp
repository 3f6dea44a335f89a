// Lines are printed in the order of the elements.
// REFUSED: ordered-output
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void show(const std::vector<unsigned> &seeds) {
  for (unsigned seed : seeds) {
    mix(std::printf("%u\n", seed));
  }
}

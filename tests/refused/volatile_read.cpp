// Each read of the register is an event, and their order with the lines shows.
// REFUSED: loop-carried-dependence
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void sample(const std::vector<unsigned> &seeds, volatile unsigned &port) {
  for (unsigned seed : seeds) {
    unsigned value = mix(seed + port);
    std::printf("%u\n", value);
  }
}

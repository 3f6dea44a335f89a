// Each round appends to two containers.
// REFUSED: shared-write
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void both(const std::vector<unsigned> &seeds, std::vector<unsigned> &low,
          std::vector<unsigned> &high) {
  for (unsigned seed : seeds) {
    unsigned value = mix(seed);
    low.push_back(value & 0xffff);
    high.push_back(value >> 16);
  }
}

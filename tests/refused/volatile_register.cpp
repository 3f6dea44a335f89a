// Reads of a device register may not be reordered.
// REFUSED: shared-write
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

extern volatile unsigned device;

void feed(const std::vector<unsigned> &seeds) noexcept {
  for (unsigned seed : seeds) {
    device = mix(seed);
  }
}

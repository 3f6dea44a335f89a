// An output pointer moves on each round.
// REFUSED: shared-write
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void pack(const std::vector<unsigned> &seeds, unsigned *out) noexcept {
  for (unsigned seed : seeds) {
    *out++ = mix(seed);
  }
}

// Rounds 0, 4, 8... write one element.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void fold(std::vector<unsigned> &out, unsigned n) noexcept {
  for (unsigned i = 0; i < n; ++i)
    out[i % 4] ^= mix(out[i % 4] + i);
}

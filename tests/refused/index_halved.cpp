// Two rounds share an element.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void pairs(std::vector<unsigned> &out, unsigned n) noexcept {
  for (unsigned i = 0; i < n; ++i) {
    out[i / 2] = mix(out[i / 2] + i);
  }
}

// Two pointers may overlap.
// REFUSED: possible-aliasing
#include <cstddef>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void copy_mixed(const unsigned *in, unsigned *out, std::size_t n) noexcept {
  for (std::size_t i = 0; i < n; ++i)
    out[i] = mix(in[n - 1 - i]);
}

// Neither of the two that are used is restricted.
// REFUSED: possible-aliasing
#include <cstddef>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(unsigned *__restrict scratch, unsigned *out, const unsigned *in, std::size_t n) {
  scratch[0] = 0;
  for (std::size_t i = 1; i < n; ++i)
    out[i] = mix(in[i - 1]);
}

// The second pointer is made of the first.
// REFUSED: loop-carried-dependence
#include <cstddef>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(unsigned *__restrict out, const unsigned *in, std::size_t n) {
  in = out;
  for (std::size_t i = 1; i < n; ++i)
    out[i] = mix(in[i - 1]);
}

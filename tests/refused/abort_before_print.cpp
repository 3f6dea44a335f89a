// A round that fails ends the program when those before it have been printed.
// REFUSED: ordered-output
#include <cstdio>
#include <cstdlib>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  if (x % 7 == 0) {
    std::fputs("bad seed\n", stderr);
    std::abort();
  }
  return x;
}
void print_all(const std::vector<unsigned> &seeds) {
  for (unsigned seed : seeds) {
    unsigned y = mix(seed);
    std::printf("%u\n", y);
  }
}

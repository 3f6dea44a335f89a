// All rows that are counted are one in 32 bits.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &out, unsigned h) {
  for (unsigned y = 0; y < h; y += 65536) {
    unsigned last = y;
    for (unsigned x = 0; x < 65536u; ++x)
      out[y * 65536u + x] += last = mix(last);
  }
}

// In 32 bits every sixteenth row is the first one.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &out, unsigned h) {
  for (unsigned y = 0; y < h; ++y)
    if (y % 16 == 0) {
      unsigned last = y;
      for (unsigned x = 0; x < 4; ++x)
        out[y * 0x10000000u + x] += last = mix(last);
    }
}

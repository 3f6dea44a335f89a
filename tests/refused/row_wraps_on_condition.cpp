// Which rows are used is not known, and there are more than 32 bits count.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &out, unsigned w, unsigned h) {
  for (unsigned y = 0; y < h; ++y) {
    if (y % 65536u)
      continue;
    unsigned last = y;
    for (unsigned x = 0; x < w; ++x)
      out[y * w + x] += last = mix(last);
  }
}

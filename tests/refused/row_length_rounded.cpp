// Rows of two and a half: the third element is the next row's first.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &out, float w, int h) {
  for (int y = 0; y < h; ++y)
    for (int x = 0; x < w; ++x)
      out[y * (int)w + x] += mix(x);
}

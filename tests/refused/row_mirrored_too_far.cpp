// Mirrored, but from the row's length on: the next row's first element.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &out, int w, int h) {
  for (int y = 0; y < h; ++y) {
    unsigned last = 0;
    for (int x = 0; x <= w; ++x)
      out[y * w + w - x] += last = mix(last);
  }
}

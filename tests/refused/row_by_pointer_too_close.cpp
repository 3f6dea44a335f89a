// Rows are twice the width apart, and three times as long.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &out, int w, int h) {
  for (int y = 0; y < h; ++y) {
    unsigned *row = &out[2 * y * w];
    unsigned last = y;
    for (int x = 0; x < w; ++x)
      row[3 * x] += last = mix(last);
  }
}

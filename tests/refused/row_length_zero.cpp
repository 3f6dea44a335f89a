// A length of 0 makes all rows one.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &out, unsigned long w, int h) {
  for (int y = 0; y < h; ++y)
    out[y * w] = mix(out[y * w]);
}

// Each tile goes on into the next one.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &out, int tiles, int tile, int w) {
  for (int t = 0; t < tiles; ++t) {
    unsigned last = t;
    for (int y = t * tile; y < (t + 2) * tile; ++y)
      for (int x = 0; x < w; ++x)
        out[y * w + x] += last = mix(last);
  }
}

// A row is one element longer than the rows are apart.
// REFUSED: shared-write
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void shade(std::vector<unsigned> &out, int width, int height) {
  for (int y = 0; y < height; ++y) {
    unsigned tone = y;
    for (int x = 0; x <= width; ++x) {
      tone = mix(tone + x);
      out[y * width + x] = tone;
    }
  }
}

// Half of a length is no more than the length, but begins may be below 0.
// REFUSED: shared-write
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &cells, int width, int height) {
  for (int y = 0; y < height; ++y) {
    unsigned last = 0;
    for (int x = -10; x < width / 2; ++x)
      cells[y * width + x + 10] = last = mix(last);
  }
}

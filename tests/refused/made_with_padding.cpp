// The constructor makes its rows shorter than it is told.
// REFUSED: shared-write
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 2000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct picture {
  picture(int w, int h) : width(w), cells(w * h) { width -= 1; }
  int width;
  std::vector<unsigned> cells;
};
picture made(int width, int height) {
  picture out(width, height);
  for (int y = 0; y < height; ++y) {
    unsigned last = 0;
    for (int x = 0; x < width; ++x)
      out.cells[y * out.width + x] = last = mix(last + x * y);
  }
  return out;
}

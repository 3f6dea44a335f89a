// What the new picture was made with changes afterwards.
// REFUSED: shared-write
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 2000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct picture {
  int width, height;
  std::vector<unsigned> cells;
};
picture widened(picture in) {
  picture out{in.width, in.height, std::vector<unsigned>(1000)};
  in.width *= 2;
  for (int y = 0; y < in.height; ++y) {
    unsigned last = 0;
    for (int x = 0; x < in.width; ++x)
      out.cells[y * out.width + x] = last = mix(last + in.cells[y * in.width + x]);
  }
  return out;
}

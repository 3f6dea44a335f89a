// Each round makes the rows shorter.
// REFUSED: shared-write
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct image {
  int width_ = 8;
  int width() const { return width_; }
  void crop() { --width_; }
};

void run(image &img, std::vector<unsigned> &out, int h) {
  for (int y = 0; y < h; ++y) {
    unsigned last = y;
    for (int x = 0; x < img.width(); ++x)
      out[y * img.width() + x] = last = mix(last);
    img.crop();
  }
}

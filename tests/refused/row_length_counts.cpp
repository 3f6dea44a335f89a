// The length counts how often it was asked for.
// REFUSED: shared-write
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class image {
public:
  explicit image(int w) : width_(w) {}
  int width() const { return width_ - (asked_++ % 2); }

private:
  int width_;
  mutable int asked_ = 0;
};

void run(const image &img, std::vector<unsigned> &out, int h) {
  for (int y = 0; y < h; ++y)
    for (int x = 0; x < img.width(); ++x)
      out[y * img.width() + x] = mix(x);
}

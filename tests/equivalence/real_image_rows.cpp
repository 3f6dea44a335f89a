// An image that knows its size: rows by what its methods say, as in image comparison.
// WANT: for_each
#include <cstdint>
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class image {
public:
  image(int width, int height) : width_(width), height_(height) {}
  int width() const { return width_; }
  int height() const { return height_; }

private:
  int width_, height_;
};

void levels(const image &img, const std::vector<unsigned> &in, std::vector<unsigned> &out) {
  for (int y = 0; y < img.height(); ++y) {
    for (int x = 0; x < img.width(); ++x) {
      out[y * img.width() + x] = mix(in[y * img.width() + x] + x);
    }
  }
}

int main() {
  image img(7, 9);
  std::vector<unsigned> in(63, 3), out(63);
  levels(img, in, out);
  for (unsigned v : out)
    std::printf("%u\n", v);
}

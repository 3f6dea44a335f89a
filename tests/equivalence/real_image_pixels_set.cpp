// Pixels are set by a method, in an image that is made for it.
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
  image(int width, int height) : width_(width), height_(height), pixels_(width * height * 3) {}
  int width() const { return width_; }
  int height() const { return height_; }
  std::uint8_t get(int x, int y, int c) const { return pixels_[(y * width_ + x) * 3 + c]; }
  void set(int x, int y, int c, std::uint8_t v) { pixels_[(y * width_ + x) * 3 + c] = v; }

private:
  int width_, height_;
  std::vector<std::uint8_t> pixels_;
};

image inverted(const image &in) {
  image out(in.width(), in.height());
  for (int y = 0; y < out.height(); ++y)
    for (int x = 0; x < out.width(); ++x)
      for (int c = 0; c < 3; ++c)
        out.set(x, y, c, mix(255 - in.get(x, y, c)));
  return out;
}

int main() {
  image in(5, 4);
  for (int i = 0; i < 20; ++i)
    in.set(i % 5, i / 5, i % 3, i * 7);
  image out = inverted(in);
  for (int i = 0; i < 20; ++i)
    std::printf("%d\n", out.get(i % 5, i / 5, i % 3));
}

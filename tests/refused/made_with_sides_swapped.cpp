// The width of the new picture is the height of the other.
// REFUSED: shared-write
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 2000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class picture {
public:
  picture(int w, int h) : width_(w), height_(h), cells_(w * h) {}
  int width() const { return width_; }
  int height() const { return height_; }
  unsigned &at(int x, int y) { return cells_[y * width_ + x]; }
  unsigned at(int x, int y) const { return cells_[y * width_ + x]; }

private:
  int width_, height_;
  std::vector<unsigned> cells_;
};
picture turned(const picture &in) {
  picture out(in.height(), in.width());
  for (int y = 0; y < in.height(); ++y) {
    unsigned last = 0;
    for (int x = 0; x < in.width(); ++x)
      out.at(x, y) = last = mix(last + in.at(x, y));
  }
  return out;
}

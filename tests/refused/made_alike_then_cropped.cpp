// The new picture gets another width after it was made.
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
  void crop(int by) { width_ -= by; }

private:
  int width_, height_;
  std::vector<unsigned> cells_;
};
picture cropped(const picture &in, int by) {
  picture out(in.width(), in.height());
  out.crop(by);
  for (int y = 0; y < in.height(); ++y) {
    unsigned last = 0;
    for (int x = 0; x < in.width(); ++x)
      out.at(x, y) = last = mix(last + in.at(x, y));
  }
  return out;
}

// The width of the one picture is that of the other, which it was made with.
// WANT: for_each(poolwise::indices(in.height())
// WANT: for_each(poolwise::indices(in.rows)
#include <cstdio>
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
static picture blurred(const picture &in) {
  picture out(in.width(), in.height());
  for (int y = 0; y < in.height(); ++y)
    for (int x = 0; x < in.width(); ++x)
      out.at(x, y) = mix(in.at(x, y) + in.at(x, (y + 1) % in.height()));
  return out;
}

struct table {
  int rows, columns;
  std::vector<unsigned> cells;
};
static table filled(const table &in) {
  table out;
  out.rows = in.rows;
  out.columns = in.columns;
  out.cells.resize(in.cells.size());
  for (int r = 0; r < in.rows; ++r)
    for (int c = 0; c < in.columns; ++c)
      out.cells[r * out.columns + c] = mix(in.cells[r * in.columns + c] + 1);
  return out;
}

int main() {
  picture all = blurred(picture(7, 9));
  table more = filled(table{5, 6, std::vector<unsigned>(30, 3)});
  unsigned sum = 0;
  for (int y = 0; y < all.height(); ++y)
    for (int x = 0; x < all.width(); ++x)
      sum = sum * 31 + all.at(x, y);
  for (unsigned each : more.cells)
    sum = sum * 31 + each;
  std::printf("%u\n", sum);
}

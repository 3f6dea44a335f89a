// The width is taken in each round.
// WANT: for_each
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct plane {
  int w, h;
  std::vector<unsigned> cells;
  int width() const { return w; }
};

void fill(plane &p) {
  for (int y = 0; y < p.h; ++y) {
    const int width = p.width();
    for (int x = 0; x < width; ++x)
      p.cells[y * width + x] = mix(x + y);
  }
}

int main() {
  plane p{4, 5, std::vector<unsigned>(20)};
  fill(p);
  for (unsigned v : p.cells)
    std::printf("%u\n", v);
}

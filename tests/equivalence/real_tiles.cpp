// Means of tiles.
// WANT: for_each
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void means(const std::vector<unsigned> &field, std::vector<unsigned> &out, int tiles_x, int tiles_y,
           int tile, int stride) {
  for (int ty = 0; ty < tiles_y; ++ty)
    for (int tx = 0; tx < tiles_x; ++tx) {
      unsigned sum = 0;
      for (int y = ty * tile; y < (ty + 1) * tile; ++y)
        for (int x = tx * tile; x < (tx + 1) * tile; ++x)
          sum += mix(field[y * stride + x]) % 100;
      out[ty * tiles_x + tx] = sum / (tile * tile);
    }
}

int main() {
  std::vector<unsigned> field(12 * 9, 4), out(12);
  for (unsigned i = 0; i < field.size(); ++i)
    field[i] = i;
  means(field, out, 4, 3, 3, 12);
  for (unsigned v : out)
    std::printf("%u\n", v);
}

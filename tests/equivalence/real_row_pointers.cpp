// A pointer to the row that is read, a pointer to the row that is written.
// WANT: for_each
#include <cstdint>
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<std::uint8_t> gray(const std::vector<const std::uint8_t *> &rows, int xsize) {
  std::vector<std::uint8_t> rgb(3 * xsize * rows.size());
  for (int y = 0; y < (int)rows.size(); ++y) {
    const std::uint8_t *row_in = rows[y];
    std::uint8_t *row_out = &rgb[3 * y * xsize];
    for (int x = 0; x < xsize; ++x) {
      const std::uint8_t g = mix(row_in[x]) % 256;
      row_out[3 * x + 0] = g;
      row_out[3 * x + 1] = g;
      row_out[3 * x + 2] = g;
    }
  }
  return rgb;
}

int main() {
  std::uint8_t a[4] = {1, 2, 3, 4}, b[4] = {5, 6, 7, 8};
  std::vector<const std::uint8_t *> rows{a, b, a};
  for (unsigned v : gray(rows, 4))
    std::printf("%u\n", v);
}

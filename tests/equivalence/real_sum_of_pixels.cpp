// The sum of all differences of two images, row by row.
// WANT: .reduce(
#include <cstdint>
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned long difference(const std::vector<std::uint8_t> &a, const std::vector<std::uint8_t> &b, int w,
                         int h) {
  unsigned long total = 0;
  for (int y = 0; y < h; ++y)
    for (int x = 0; x < w; ++x) {
      if (a[y * w + x] == b[y * w + x])
        continue;
      total += mix(a[y * w + x] ^ b[y * w + x]) % 100;
    }
  return total;
}

int main() {
  std::vector<std::uint8_t> a(20, 1), b(20, 1);
  b[3] = 7;
  b[11] = 9;
  b[19] = 2;
  std::printf("%lu\n", difference(a, b, 5, 4));
}

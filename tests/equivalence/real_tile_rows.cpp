// Each round does a band of rows.
// WANT: for_each
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void bands(std::vector<unsigned> &pixels, int bands, int rows, int width) {
  for (int b = 0; b < bands; ++b)
    for (int y = b * rows; y < (b + 1) * rows; ++y)
      for (int x = 0; x < width; ++x)
        pixels[y * width + x] = mix(pixels[y * width + x] + y);
}

int main() {
  std::vector<unsigned> pixels(48, 5);
  bands(pixels, 3, 2, 8);
  for (unsigned v : pixels)
    std::printf("%u\n", v);
}

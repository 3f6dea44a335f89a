// A pointer to where the row begins.
// WANT: for_each
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void scale(std::vector<unsigned> &pixels, const std::vector<float> &gains, int width, int height) {
  for (int y = 0; y < height; ++y) {
    unsigned *row = pixels.data() + y * width * 3;
    for (int x = 0; x < width; ++x) {
      row[x * 3] = mix(row[x * 3]) % 100;
      row[x * 3 + 1] = row[x * 3] / 2;
      row[x * 3 + 2] = unsigned(gains[y] * 3);
    }
  }
}

int main() {
  std::vector<unsigned> pixels(36, 5);
  std::vector<float> gains{1, 2, 3};
  scale(pixels, gains, 4, 3);
  for (unsigned v : pixels)
    std::printf("%u\n", v);
}

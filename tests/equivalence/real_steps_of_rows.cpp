// Every second row, counted by a step of two, with a border.
// WANT: for_each
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void every_second(std::vector<unsigned> &img, int stride, int rows) {
  for (int y = 0; y < rows; y += 2)
    for (int x = 0; x < stride; x++)
      img[y * stride + x] = mix(img[y * stride + x] + x);
}

int main() {
  std::vector<unsigned> img(42, 8);
  every_second(img, 6, 7);
  for (unsigned v : img)
    std::printf("%u\n", v);
}

// Sizes are `unsigned`, as in file formats.
// WANT: for_each
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void fill(std::vector<unsigned> &out, unsigned width, unsigned height) {
  for (unsigned y = 0; y < height; y++)
    for (unsigned x = 0; x < width; x++)
      out[y * width + x] = mix(x * 31 + y);
}

int main() {
  std::vector<unsigned> out(60);
  fill(out, 6, 10);
  for (unsigned v : out)
    std::printf("%u\n", v);
}

// Three channels of each pixel, unsigned sizes, the sum of three.
// WANT: for_each
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void convert(const std::vector<unsigned> &in, std::vector<unsigned> &out, unsigned w, unsigned h) {
  for (unsigned y = 0; y < h; ++y) {
    for (unsigned x = 0; x < w; ++x) {
      for (unsigned c = 0; c < 3; ++c)
        out[(y * w + x) * 3 + c] = mix(in[y * w + x] + c);
    }
  }
}

int main() {
  std::vector<unsigned> in(20, 5), out(60);
  convert(in, out, 4, 5);
  for (unsigned v : out)
    std::printf("%u\n", v);
}

// Blocks of eight by eight, each at its own place of the output.
// WANT: for_each
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void blocks(const std::vector<unsigned> &in, std::vector<unsigned> &out, int width,
                   int height) {
  const int across = width / 8;
  for (int by = 0; by < height / 8; ++by) {
    for (int bx = 0; bx < across; ++bx) {
      unsigned sum = 0;
      for (int iy = 0; iy < 8; ++iy)
        for (int ix = 0; ix < 8; ++ix)
          sum += mix(in[(by * 8 + iy) * width + bx * 8 + ix]) % 10;
      out[by * across + bx] = sum;
    }
  }
}

int main() {
  std::vector<unsigned> in(16 * 16), out(4);
  for (unsigned i = 0; i < in.size(); ++i)
    in[i] = i;
  blocks(in, out, 16, 16);
  for (unsigned v : out)
    std::printf("%u\n", v);
}

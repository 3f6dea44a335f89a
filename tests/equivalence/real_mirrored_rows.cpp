// Mirrored into another image; the function is the file's own, and both are always two.
// WANT: for_each
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void mirror(const std::vector<unsigned> &in, std::vector<unsigned> &out, int w, int h) {
  for (int y = 0; y < h; ++y)
    for (int x = 0; x < w; ++x)
      out[y * w + (w - 1 - x)] = mix(in[y * w + x]);
}

int main() {
  std::vector<unsigned> in(24), out(24);
  for (unsigned i = 0; i < in.size(); ++i)
    in[i] = i;
  mirror(in, out, 6, 4);
  for (unsigned v : out)
    std::printf("%u\n", v);
}

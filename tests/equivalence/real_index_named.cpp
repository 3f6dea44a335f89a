// The place of a pixel has a name; some pixels are skipped.
// WANT: for_each
#include <cstddef>
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void sharpen(std::vector<unsigned> &out, const std::vector<bool> &mask, int w, int h) {
  for (int y = 0; y < h; y++) {
    for (int x = 0; x < w; x++) {
      size_t index = y * w + x;
      if (mask[index])
        continue;
      unsigned v = mix(out[index]);
      if (v % 2)
        out[index] = v;
    }
  }
}

int main() {
  std::vector<unsigned> out(30, 7);
  std::vector<bool> mask(30);
  mask[4] = mask[17] = true;
  sharpen(out, mask, 5, 6);
  for (unsigned v : out)
    std::printf("%u\n", v);
}

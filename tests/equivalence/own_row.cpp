// Pixels of an image that lies in one stretch; counters of the function.
// WANT: poolwise::indices(
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 2000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct image {
  int width, height;
  std::vector<unsigned char> pixels;
};

static void shade(image &to) {
  int x, y;
  unsigned tone;
  for (y = 0; y < to.height; y++) {
    for (x = 0; x < to.width; x++) {
      tone = mix(x * 31u + y);
      to.pixels[(y * to.width + x) * 3 + 0] = tone & 255;
      to.pixels[(y * to.width + x) * 3 + 1] = tone >> 8 & 255;
      to.pixels[(y * to.width + x) * 3 + 2] = tone >> 16 & 255;
    }
  }
}

int main() {
  image picture{13, 17, std::vector<unsigned char>(13 * 17 * 3)};
  shade(picture);
  unsigned sum = 0;
  for (unsigned char byte : picture.pixels)
    sum = sum * 31 + byte;
  std::printf("%u\n", sum);
}

// Pictures are made smaller.
// WANT: .map(
#include <cstdio>
#include <vector>

struct image {
  int width = 0, height = 0;
  std::vector<unsigned char> pixels;
};
image shrink(const image &in, int factor) {
  image out;
  out.width = in.width / factor;
  out.height = in.height / factor;
  out.pixels.resize(out.width * out.height);
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x) {
      unsigned sum = 0;
      for (int dy = 0; dy < factor; ++dy)
        for (int dx = 0; dx < factor; ++dx)
          sum += in.pixels[(y * factor + dy) * in.width + x * factor + dx];
      out.pixels[y * out.width + x] = sum / (factor * factor);
    }
  return out;
}

int main() {
  std::vector<image> images;
  for (int i = 0; i < 10; ++i) {
    image one{16, 8, {}};
    for (int p = 0; p < 128; ++p)
      one.pixels.push_back(p * (i + 3) % 251);
    images.push_back(one);
  }
  std::vector<image> small;
  for (const image &i : images)
    small.push_back(shrink(i, 4));
  for (const image &i : small)
    for (unsigned char p : i.pixels)
      std::printf("%u ", p);
}

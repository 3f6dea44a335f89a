// Each pixel from its neighbours in another image.
// WANT: for_each
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void blur(const std::vector<float> &src, std::vector<float> &dst, int width, int height) {
  for (int y = 1; y < height - 1; y++) {
    for (int x = 1; x < width - 1; x++) {
      float sum = 0;
      for (int dy = -1; dy <= 1; dy++)
        for (int dx = -1; dx <= 1; dx++)
          sum += src[(y + dy) * width + x + dx] + mix(x) % 3;
      dst[y * width + x] = sum / 9;
    }
  }
}

int main() {
  std::vector<float> a(30), b(30), c(30);
  for (unsigned i = 0; i < a.size(); ++i)
    a[i] = i;
  blur(a, b, 6, 5);
  blur(b, c, 6, 5);
  for (float v : c)
    std::printf("%.4f\n", v);
}

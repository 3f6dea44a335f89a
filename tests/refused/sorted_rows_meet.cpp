// Each row is sorted with the first of the next.
// REFUSED: loop-carried-dependence
#include <algorithm>
#include <vector>

static double mix(double v) {
  for (int i = 0; i < 5000; ++i)
    v = v * 0.75 + 0.25;
  return v;
}

void all(std::vector<double> &v, int width, int height) {
  for (int y = 0; y < height; ++y) {
    v[y * width] = mix(v[y * width]);
    std::sort(v.begin() + y * width, v.begin() + (y + 1) * width + 1);
  }
}

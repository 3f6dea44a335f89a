// Bounds of a point set, by std::min and std::max.
#include <algorithm>
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{4, 8, 15, 16, 23, 42};
  double low = 1e300, high = -1e300;
  for (unsigned s : seeds) {
    double v = mix(s) / 7.0;
    low = std::min(low, v);
    high = std::max(high, v);
  }
  std::printf("%.3f %.3f\n", low, high);
}

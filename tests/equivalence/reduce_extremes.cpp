// Minimum and maximum with ties, signed zeros and NaN.
// WANT: value < best ? value : best
// WANT: best < value ? best : value
#include <cmath>
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static double value(unsigned x) {
  switch (mix(x) % 5) {
  case 0:
    return -0.0;
  case 1:
    return 0.0;
  case 2:
    return std::nan("");
  }
  return x % 3;
}

static void extremes(const std::vector<unsigned> &seeds) {
  double low = 100, low_last = 100, high = -100;
  for (unsigned seed : seeds) {
    double v = value(seed);
    if (v < low)
      low = v;
  }
  for (unsigned seed : seeds)
    low_last = std::min(value(seed), low_last);
  for (unsigned seed : seeds) {
    double v = value(seed);
    if (v >= high) {
      high = v;
    }
  }
  std::printf("%a %a %a\n", low, low_last, high);
}

int main() {
  for (unsigned first = 0; first < 12; ++first) {
    std::vector<unsigned> seeds;
    for (unsigned i = 0; i < 9; ++i)
      seeds.push_back(first * 9 + i);
    extremes(seeds);
  }
}

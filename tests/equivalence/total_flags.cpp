// Flags that are only ever set, or only ever taken back; extremes and products in
// loops of rounds.
// WANT: bool broken = false;
// WANT: std::bit_and<>()
// WANT: return std::min(best, value);
// WANT: -std::numeric_limits<double>::infinity()
// WANT: std::multiplies<>()
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 3000; ++i)
    x = x * 1664525u + 1013904223u;
  return x >> 8;
}

static bool anyBroken(const std::vector<unsigned> &v, unsigned limit) {
  bool broken = false;
  for (unsigned x : v) {
    if (mix(x) % limit == 0)
      broken = true;
    if (x == 1000)
      broken = true;
  }
  return broken;
}

static bool allSmall(const std::vector<unsigned> &v, unsigned limit) {
  bool small = true;
  for (unsigned x : v) {
    if (x == 3)
      continue;
    if (mix(x) % 1000 > limit)
      small = false;
  }
  return small;
}

int main() {
  std::vector<unsigned> v;
  for (unsigned i = 0; i < 50; ++i)
    v.push_back(i);
  std::printf("%d %d %d\n", anyBroken(v, 7), anyBroken(v, 1u << 30), allSmall(v, 990));
  unsigned least = 100000000;
  for (unsigned x : v)
    for (unsigned k = 0; k < x % 5; ++k)
      least = std::min(least, mix(x + k));
  double most = std::nan("");
  for (unsigned x : v)
    for (unsigned k = 0; k < x % 5; ++k)
      most = std::max(most, x == 4 ? std::nan("") : double(mix(x + k)));
  double high = -0.0;
  for (unsigned x : v)
    for (unsigned k = 0; k < x % 5; ++k)
      high = std::max(high, x == 4 ? std::nan("") : x < 40 ? -0.0 : 0.0 * mix(k));
  unsigned product = 3;
  for (unsigned x : v)
    for (unsigned k = 0; k < x % 5; ++k)
      product *= mix(x + k) | 1;
  std::printf("%u %f %f %u\n", least, most, high, product);
}

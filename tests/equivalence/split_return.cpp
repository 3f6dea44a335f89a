// The first match in order wins.
// WANT: .next();
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned first_odd(const std::vector<unsigned> &seeds) {
  for (unsigned seed : seeds) {
    unsigned value = mix(seed);
    if (value % 2 == 1)
      return seed;
  }
  return 0;
}

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  std::printf("%u\n", first_odd(seeds));
}

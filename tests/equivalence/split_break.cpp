// A search that ends at the first hit.
// WANT: values.stop();
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  unsigned found = 0;
  for (unsigned seed : seeds) {
    unsigned value = mix(seed);
    if (value % 4 == 1) {
      found = seed;
      break;
    }
  }
  seeds.clear();
  std::printf("%u\n", found);
}

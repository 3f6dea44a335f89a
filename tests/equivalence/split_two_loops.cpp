// Two such loops in one block.
// WANT: values2.next();
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  for (unsigned seed : seeds) {
    unsigned value = mix(seed);
    std::printf("%u\n", value);
  }
  for (unsigned seed : seeds) {
    unsigned value = mix(seed + 1);
    std::printf("%u\n", value);
  }
}

// What is printed stays in order; the number is computed ahead.
// WANT: unsigned mixed = all_mixed.next();
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
    unsigned mixed = mix(seed);
    std::printf("%u -> %u\n", seed, mixed);
  }
}

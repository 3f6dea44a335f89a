// The part that is computed ahead has a loop.
// WANT: unsigned sum = sums.next();
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  for (unsigned seed : seeds) {
    unsigned sum = 0;
    for (unsigned i = 0; i < 4; ++i) {
      if (i == 2)
        continue;
      sum += mix(seed + i);
    }
    std::printf("%u: %u\n", seed, sum);
  }
}

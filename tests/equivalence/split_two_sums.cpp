// Two results of one loop.
// WANT: values.next();
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  unsigned long sum = 0;
  int large = 0;
  for (unsigned seed : seeds) {
    unsigned value = mix(seed);
    sum += value;
    if (value > 1000000000u)
      ++large;
  }
  std::printf("%lu %d\n", sum, large);
}

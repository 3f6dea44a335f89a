// Sums, products and bits of integers.
// WANT: std::plus<>()
// WANT: std::bit_xor<>()
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds(50);
  for (unsigned i = 0; i < seeds.size(); ++i)
    seeds[i] = i;
  unsigned sum = 1, bits = 0;
  unsigned long wide = 7;
  for (unsigned seed : seeds)
    sum += mix(seed);
  for (unsigned seed : seeds)
    bits ^= mix(seed);
  for (unsigned seed : seeds)
    wide = wide + mix(seed);
  std::printf("%u %u %lu\n", sum, bits, wide);
}

// A sum of floating-point numbers, equal to the bit.
// WANT: .reduce(
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static double weigh(unsigned x) { return 1.0 / (1 + mix(x) % 1000003) - 1e-9 * x; }

int main() {
  std::vector<unsigned> seeds(300);
  for (unsigned i = 0; i < seeds.size(); ++i)
    seeds[i] = i;
  double total = 0.1;
  for (unsigned seed : seeds) {
    double w = weigh(seed);
    total += w;
  }
  double product = 1;
  for (unsigned seed : seeds)
    product *= weigh(seed);
  std::printf("%a %a\n", total, product);
}

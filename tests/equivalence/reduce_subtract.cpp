// What is left over is computed in order.
// WANT: std::minus<>()
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static double weigh(unsigned x) { return 1.0 / (1 + mix(x) % 97); }

int main() {
  std::vector<unsigned> seeds(40, 5);
  double left = 3;
  for (unsigned seed : seeds)
    left -= weigh(seed);
  std::printf("%a\n", left);
}

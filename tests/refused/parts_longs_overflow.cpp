// Sums of long: those of a round may overflow, though all together do not.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

long run(const std::vector<std::vector<long>> &v) {
  long total = -4611686018427387904 - 4611686018427387904;
  int count = 0;
  for (const auto &row : v)
    for (long x : row) {
      total += x + mix(unsigned(x));
      ++count;
    }
  return total + count;
}

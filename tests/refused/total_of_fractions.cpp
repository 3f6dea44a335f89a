// An integer that takes fractions drops a part of each sum.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<double> &v, unsigned &result) {
  unsigned total = 0;
  for (double x : v)
    if (x > 0)
      total += x * mix(unsigned(x));
  result = total;
}

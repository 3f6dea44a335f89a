// A count beside a sum of doubles: each sum rounds.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

double run(const std::vector<std::vector<double>> &v) {
  double total = 0;
  int count = 0;
  for (const auto &row : v)
    for (double x : row) {
      total += x * mix(unsigned(x));
      ++count;
    }
  return total / count;
}

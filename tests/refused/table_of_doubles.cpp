// Weights in a table: each sum rounds.
// REFUSED: loop-carried-dependence
#include <array>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

double run(const std::vector<std::vector<double>> &v) {
  std::array<double, 16> sums{};
  for (const auto &row : v)
    for (double x : row)
      sums[mix(unsigned(x)) % 16] += x;
  return sums[3];
}

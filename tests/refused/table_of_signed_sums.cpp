// Signed sums in a table: those of one round may be too large.
// REFUSED: loop-carried-dependence
#include <array>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int run(const std::vector<std::vector<int>> &v) {
  std::array<int, 16> sums{};
  for (const auto &row : v)
    for (int x : row)
      sums[mix(unsigned(x)) % 16] += x;
  return sums[3];
}

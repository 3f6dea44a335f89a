// A table for each round would be as large as what is computed.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<std::vector<unsigned>> &v, std::vector<unsigned> &sums) {
  for (const auto &row : v)
    for (unsigned x : row)
      sums[mix(x) % sums.size()] += x;
}

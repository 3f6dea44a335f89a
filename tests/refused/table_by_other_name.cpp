// Which element is counted, the table says by another name.
// REFUSED: loop-carried-dependence
#include <array>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(const std::vector<std::vector<unsigned>> &v) {
  std::array<unsigned, 16> seen{};
  const std::array<unsigned, 16> &known = seen;
  for (const auto &row : v)
    for (unsigned x : row)
      ++seen[(known[0] + mix(x)) % 16];
  return seen[3];
}

// How often a number came is looked at meanwhile.
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
  unsigned twice = 0;
  for (const auto &row : v)
    for (unsigned x : row) {
      ++seen[mix(x) % 16];
      if (seen[x % 16] == 2)
        ++twice;
    }
  return twice;
}

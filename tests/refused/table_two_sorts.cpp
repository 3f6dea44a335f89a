// An element is counted, and cleared.
// REFUSED: loop-carried-dependence
#include <array>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(const std::vector<std::vector<unsigned>> &v) {
  std::array<unsigned, 16> streak{};
  for (const auto &row : v)
    for (unsigned x : row) {
      ++streak[mix(x) % 16];
      streak[(x + 1) % 16] = 0;
    }
  return streak[3];
}

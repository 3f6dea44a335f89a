// A bound that is raised and lowered.
// REFUSED: loop-carried-dependence
#include <algorithm>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(const std::vector<std::vector<unsigned>> &v) {
  unsigned level = 1000;
  for (const auto &row : v)
    for (unsigned x : row) {
      level = std::min(level, mix(x));
      level = std::max(level, x);
    }
  return level;
}

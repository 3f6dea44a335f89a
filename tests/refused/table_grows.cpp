// The table grows as numbers come.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(const std::vector<std::vector<unsigned>> &v) {
  std::vector<unsigned> seen(4);
  for (const auto &row : v)
    for (unsigned x : row) {
      unsigned at = mix(x) % 100;
      if (at >= seen.size())
        seen.resize(at + 1);
      ++seen[at];
    }
  return seen[3];
}

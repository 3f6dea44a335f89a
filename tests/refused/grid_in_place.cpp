// A step of a grid, into the grid itself.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<std::vector<unsigned>> &g) {
  for (std::size_t r = 1; r + 1 < g.size(); ++r)
    for (std::size_t c = 1; c + 1 < g[r].size(); ++c)
      g[r][c] = mix(g[r - 1][c] + g[r + 1][c]);
}

// The comparison counts how often it was asked.
// REFUSED: loop-carried-dependence
#include <algorithm>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void sort_all(std::vector<std::vector<unsigned>> &rows, long &asked) {
  for (std::vector<unsigned> &row : rows)
    std::sort(row.begin(), row.end(), [&](unsigned a, unsigned b) {
      ++asked;
      return mix(a) < mix(b);
    });
}

// The same of an array, by a pointer.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(const std::vector<std::vector<unsigned>> &v) {
  unsigned seen[16] = {};
  const unsigned *known = seen;
  for (const auto &row : v)
    for (unsigned x : row)
      ++seen[(known[0] + mix(x)) % 16];
  return seen[3];
}

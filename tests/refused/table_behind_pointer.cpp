// Counts behind a pointer: how many there are is not known.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<std::vector<unsigned>> &v, unsigned *seen) {
  for (const auto &row : v)
    for (unsigned x : row)
      ++seen[mix(x) % 16];
}

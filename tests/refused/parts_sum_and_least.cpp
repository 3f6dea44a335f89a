// Two references, a sum and a least: callers may hand over one number.
// REFUSED: possible-aliasing
#include <algorithm>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<std::vector<unsigned>> &v, unsigned &sum, unsigned &least) {
  for (const auto &row : v)
    for (unsigned x : row) {
      sum += mix(x);
      least = std::min(least, x);
    }
}

// The order of an unordered map is that of its insertions.
// REFUSED: loop-carried-dependence
#include <unordered_map>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(const std::vector<std::vector<unsigned>> &v) {
  std::unordered_map<unsigned, unsigned> seen;
  for (const auto &row : v)
    for (unsigned x : row)
      ++seen[mix(x) % 100];
  return seen.begin()->first;
}

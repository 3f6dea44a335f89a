// What the pointer points at is not known.
// REFUSED: unknown-callee
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> all(const std::vector<unsigned> &seeds, unsigned (*weigh)(unsigned)) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(mix(weigh(seed)));
  return results;
}

// Numbers come from one sequence, in order.
// REFUSED: random-sequence
#include <cstdlib>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> noise(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(mix(seed + std::rand()));
  return results;
}

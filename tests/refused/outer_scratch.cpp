// A buffer declared outside of the loop is scratch space for every round.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  unsigned scratch[4] = {};
  for (unsigned seed : seeds) {
    scratch[0] = mix(seed);
    results.push_back(scratch[0] ^ scratch[3]);
  }
  return results;
}

// A buffer declared outside of the loop is scratch space for every round.
// REFUSED: shared-write
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  unsigned scratch[4];
  for (unsigned seed : seeds) {
    for (unsigned i = 0; i < 4; ++i)
      scratch[i] = mix(seed + i);
    results.push_back(scratch[0] ^ scratch[3]);
  }
  return results;
}

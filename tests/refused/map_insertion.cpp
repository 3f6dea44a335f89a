// Inserting into a map changes the whole map.
// REFUSED: shared-write
#include <map>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::map<unsigned, unsigned> index(const std::vector<unsigned> &seeds) {
  std::map<unsigned, unsigned> result;
  for (unsigned seed : seeds) {
    result[seed] = mix(seed + result.size());
  }
  return result;
}

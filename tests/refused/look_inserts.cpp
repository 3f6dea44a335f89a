// A look that inserts.
// REFUSED: loop-carried-dependence
#include <unordered_map>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> all(std::unordered_map<unsigned, unsigned> &known,
                          const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(mix(known[seed]));
  return results;
}

// The container is also read, by another name.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> chain(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  const std::vector<unsigned> &sofar = results;
  for (unsigned seed : seeds) {
    unsigned before = sofar.empty() ? 0 : sofar.back();
    results.push_back(mix(seed ^ before));
  }
  return results;
}

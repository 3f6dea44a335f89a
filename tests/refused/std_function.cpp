// What the std::function holds is not known.
// REFUSED: unknown-callee
#include <functional>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> all(const std::vector<unsigned> &seeds,
                          const std::function<unsigned(unsigned)> &weigh) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(mix(weigh(seed)));
  return results;
}

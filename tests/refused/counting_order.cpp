// The comparison of a set counts.
// REFUSED: loop-carried-dependence
#include <cstddef>
#include <set>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

long asked = 0;
struct less {
  bool operator()(unsigned a, unsigned b) const {
    ++asked;
    return mix(a) < mix(b);
  }
};
std::vector<std::size_t> all(const std::set<unsigned, less> &known,
                             const std::vector<unsigned> &seeds) {
  std::vector<std::size_t> results;
  for (unsigned seed : seeds)
    results.push_back(known.count(seed));
  return results;
}

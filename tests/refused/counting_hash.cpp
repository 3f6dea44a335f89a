// The hash function counts.
// REFUSED: exception-leaves-partial-result
#include <cstddef>
#include <unordered_map>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

long asked = 0;
struct hash {
  std::size_t operator()(unsigned x) const {
    ++asked;
    return mix(x);
  }
};
std::vector<unsigned> all(const std::unordered_map<unsigned, unsigned, hash> &known,
                          const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(known.at(seed));
  return results;
}

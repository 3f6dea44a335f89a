// Writes the mutable member itself.
// REFUSED: loop-carried-dependence
#include <map>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class table {
  mutable std::map<unsigned, unsigned> seen_;

public:
  std::vector<unsigned> all(const std::vector<unsigned> &seeds) const {
    std::vector<unsigned> results;
    for (unsigned seed : seeds) {
      auto at = seen_.find(seed);
      if (at == seen_.end())
        at = seen_.emplace(seed, mix(seed)).first;
      results.push_back(at->second);
    }
    return results;
  }
};

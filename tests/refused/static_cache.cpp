// A cache in a static local is filled by all rounds.
// REFUSED: loop-carried-dependence
#include <map>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned cached(unsigned x) {
  static std::map<unsigned, unsigned> cache;
  auto found = cache.find(x);
  if (found != cache.end())
    return found->second;
  return cache[x] = mix(x);
}

std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(cached(seed));
  return results;
}

// std::invoke of a method.
// REFUSED: loop-carried-dependence
#include <functional>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct counter {
  unsigned used = 0;
  unsigned step(unsigned x) { return mix(x + used++); }
};
std::vector<unsigned> all(counter &c, const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(std::invoke(&counter::step, c, seed));
  return results;
}

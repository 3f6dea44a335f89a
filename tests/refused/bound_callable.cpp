// std::invoke and std::bind lead to the same counter.
// REFUSED: unknown-callee
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
  auto step = std::bind(&counter::step, &c, std::placeholders::_1);
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(step(seed));
  return results;
}

// The base class counts.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct base {
  unsigned used = 0;
  unsigned step(unsigned x) { return mix(x + used++); }
};
struct derived : base {
  unsigned run(unsigned x) { return step(x); }
};
std::vector<unsigned> all(derived &d, const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(d.run(seed));
  return results;
}

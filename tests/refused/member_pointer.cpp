// Through a pointer to a member function.
// REFUSED: unknown-callee
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
std::vector<unsigned> all(counter &c, unsigned (counter::*how)(unsigned),
                          const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back((c.*how)(seed));
  return results;
}

// A guard sets a global for the time of the round.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned precision = 3;
struct with_precision {
  unsigned before;
  explicit with_precision(unsigned p) : before(precision) { precision = p; }
  ~with_precision() { precision = before; }
};
unsigned rounded(unsigned x) { return mix(x) >> precision; }
std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds) {
    with_precision guard(seed % 8);
    results.push_back(rounded(seed));
  }
  return results;
}

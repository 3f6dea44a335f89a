// A global is counted up two calls away; rounds would race on it.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned calls = 0;
static unsigned counted(unsigned x) {
  ++calls;
  return mix(x);
}
static unsigned weigh(unsigned x) { return counted(x) + counted(x + 1); }

std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds) {
    results.push_back(weigh(seed));
  }
  return results;
}

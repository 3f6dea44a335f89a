// A running value goes from round to round.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> digest(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  unsigned state = 1;
  for (unsigned seed : seeds) {
    state = mix(state ^ seed);
    results.push_back(state);
  }
  return results;
}

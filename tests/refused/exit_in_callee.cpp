// The program ends with the status of the first bad round.
// REFUSED: early-exit
#include <cstdlib>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned checked(unsigned x) {
  unsigned y = mix(x);
  if (y % 7 == 0)
    std::exit(int(x));
  return y;
}
std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(checked(seed));
  return results;
}

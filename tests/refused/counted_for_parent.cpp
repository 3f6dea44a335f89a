// Process: what it counts is read afterwards.
// REFUSED: bound-changed
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

long parsed = 0;
char scratch[64];
unsigned parse(unsigned x) {
  std::snprintf(scratch, sizeof scratch, "%u", mix(x));
  ++parsed;
  return scratch[0];
}
std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(parse(seed));
  std::printf("%ld\n", parsed);
  return results;
}

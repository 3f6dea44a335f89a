// Where the last number ended, the next begins.
// REFUSED: loop-carried-dependence
#include <cstdlib>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> all(const char *text, int n) {
  std::vector<unsigned> results;
  char *end = nullptr;
  for (int i = 0; i < n; ++i) {
    results.push_back(mix(std::strtoul(text, &end, 10)));
    text = end;
  }
  return results;
}

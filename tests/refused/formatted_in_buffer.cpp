// Formats into one buffer.
// REFUSED: loop-carried-dependence
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<std::string> all(const std::vector<unsigned> &seeds) {
  char text[32];
  std::vector<std::string> results;
  for (unsigned seed : seeds) {
    std::snprintf(text, sizeof text, "%u", mix(seed));
    results.push_back(text);
  }
  return results;
}

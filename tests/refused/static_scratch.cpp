// A static buffer is scratch space for every call.
// REFUSED: loop-carried-dependence
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static const char *spell(unsigned x) {
  static char text[16];
  std::snprintf(text, sizeof text, "%u", mix(x));
  return text;
}

std::vector<std::string> all(const std::vector<unsigned> &seeds) {
  std::vector<std::string> results;
  for (unsigned seed : seeds)
    results.push_back(spell(seed));
  return results;
}

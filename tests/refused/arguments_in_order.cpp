// Arguments come one after the other.
// REFUSED: loop-carried-dependence
#include <cstdarg>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> all(int n, ...) {
  std::va_list given;
  va_start(given, n);
  std::vector<unsigned> results;
  for (int i = 0; i < n; ++i)
    results.push_back(mix(va_arg(given, unsigned)));
  va_end(given);
  return results;
}

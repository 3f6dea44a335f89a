// Printing hides in a helper.
// REFUSED: ordered-output
#include <iostream>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned traced(unsigned x) {
  std::cout << "mixing " << x << '\n';
  return mix(x);
}

std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(traced(seed));
  return results;
}

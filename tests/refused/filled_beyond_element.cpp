// A function of the program hands its pointer on to a library.
// REFUSED: loop-carried-dependence
#include <algorithm>
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void fill(unsigned *first, unsigned value) {
  std::fill_n(first, 2, mix(value));
}
void run(std::vector<unsigned> &v) {
  for (std::size_t i = 0; i + 2 <= v.size(); ++i)
    fill(&v[i], 7);
}

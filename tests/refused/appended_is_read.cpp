// What is looked up may be what is appended to.
// REFUSED: possible-aliasing
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &all, const std::vector<unsigned> &known, int n) {
  for (int i = 0; i < n; ++i)
    all.push_back(mix(known[known.size() - 1]));
}

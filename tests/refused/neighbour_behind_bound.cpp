// `i + 1 < n`, and the next element is read.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &v) {
  for (std::size_t i = 0; i + 1 < v.size(); ++i)
    v[i + 1] += mix(v[i]);
}

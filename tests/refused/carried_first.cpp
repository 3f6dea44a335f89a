// Every round reads the first element, which the first round writes.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void normalize(std::vector<unsigned> &v) {
  for (std::size_t i = 0; i < v.size(); ++i)
    v[i] = mix(v[i]) / (v[0] | 1);
}

// Each element is computed from the one before.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void prefix(std::vector<unsigned> &v) {
  for (std::size_t i = 1; i < v.size(); ++i) {
    v[i] = mix(v[i - 1] + v[i]);
  }
}

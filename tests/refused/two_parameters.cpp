// Two parameters of one type.
// REFUSED: possible-aliasing
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &a, const std::vector<unsigned> &b) {
  for (std::size_t i = 1; i < a.size(); ++i)
    a[i] = mix(b[i - 1]);
}

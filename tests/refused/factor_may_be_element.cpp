// The factor may be one of the elements.
// REFUSED: possible-aliasing
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void scale(std::vector<unsigned> &v, const unsigned &factor) {
  for (unsigned &x : v)
    x = mix(x * factor);
}

// The two arguments may be the same object.
// REFUSED: possible-aliasing
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void scramble(std::vector<unsigned> &values) noexcept {
  for (unsigned round = 0; round < 5; ++round)
    values[round % values.size()] = mix(values[(round + 1) % values.size()]);
}

void both(std::vector<unsigned> &a, std::vector<unsigned> &b) noexcept {
  scramble(a);
  scramble(b);
}

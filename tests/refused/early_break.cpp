// Rounds behind the break must not run.
// REFUSED: early-exit
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned first_even(std::vector<unsigned> &values) {
  unsigned found = 0;
  for (unsigned &value : values) {
    value = mix(value);
    if (value % 2 == 0)
      break;
  }
  return found;
}

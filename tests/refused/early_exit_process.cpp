// A round may end the process, before the later ones.
// REFUSED: early-exit
#include <cstdlib>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void check(std::vector<unsigned> &values) {
  for (unsigned &value : values) {
    value = mix(value);
    if (value == 7)
      std::exit(3);
  }
}

// The value of the last round is looked at after the loop.
// REFUSED: shared-write
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned last(std::vector<unsigned> &values) {
  unsigned scratch = 0;
  for (unsigned &value : values) {
    scratch = value ^ 7;
    value = mix(scratch);
  }
  return scratch;
}

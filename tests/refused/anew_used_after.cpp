// The value of the last round is used after the loop.
// REFUSED: shared-write
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(std::vector<unsigned> &v) {
  unsigned last = 0;
  for (unsigned &x : v) {
    last = x * 2;
    x = mix(last);
  }
  return last;
}

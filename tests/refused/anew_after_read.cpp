// It is read first, and set anew then.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &v) {
  unsigned before = 0;
  for (unsigned &x : v) {
    unsigned difference = x - before;
    before = x;
    x = mix(difference);
  }
}

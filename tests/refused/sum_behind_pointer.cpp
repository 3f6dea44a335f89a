// Sum of squares in an int through a pointer that may be an element.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<unsigned> &v, unsigned *sum) {
  for (unsigned x : v)
    *sum += mix(x);
}

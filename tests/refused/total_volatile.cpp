// Each sum can be seen outside.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<unsigned> &v) {
  static volatile unsigned total = 0;
  for (unsigned x : v)
    if (x > 2)
      total += mix(x);
}

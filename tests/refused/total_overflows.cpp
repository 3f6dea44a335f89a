// Signed, several in a round: their sum alone may be too large.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<long> &v, long &result) {
  long total = -4611686018427387904 - 4611686018427387904;
  for (long x : v) {
    if (x > 0)
      total += long(mix(x)) << 31;
    if (x > 1)
      total += long(mix(x)) << 31;
  }
  result = total;
}

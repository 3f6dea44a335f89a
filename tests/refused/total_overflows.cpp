// Signed, several in a round: their sum alone may be too large.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<int> &v, int &result) {
  int total = -2000000000;
  for (int x : v) {
    if (x > 0)
      total += int(mix(x) >> 1);
    if (x > 1)
      total += int(mix(x) >> 1);
  }
  result = total;
}

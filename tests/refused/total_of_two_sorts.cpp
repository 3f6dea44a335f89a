// Sums and products do not mix.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<unsigned> &v, unsigned &result) {
  unsigned total = 1;
  for (unsigned x : v) {
    if (x % 2)
      total += mix(x);
    else
      total *= mix(x);
  }
  result = total;
}

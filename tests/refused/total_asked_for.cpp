// Rounds add only as long as there is little.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<unsigned> &v, unsigned &result) {
  unsigned total = 0;
  for (unsigned x : v)
    if (total < 1000)
      total += mix(x) % 100;
  result = total;
}

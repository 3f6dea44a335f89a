// Where the condition does not hold, the round has the value of an earlier one.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &v) {
  unsigned scale;
  scale = 1;
  for (unsigned &x : v) {
    if (x % 3 == 0)
      scale = x;
    x = mix(x * scale);
  }
}

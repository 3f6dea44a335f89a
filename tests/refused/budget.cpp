// Uses a budget.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int run(const std::vector<unsigned> &costs, long left) {
  int taken = 0;
  for (unsigned cost : costs) {
    if (cost > left)
      continue;
    left -= mix(cost) % 7;
    ++taken;
  }
  return taken;
}

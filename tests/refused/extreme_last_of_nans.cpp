// Of doubles the last of equals is kept, and what is no number.
// REFUSED: loop-carried-dependence
#include <algorithm>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

double run(const std::vector<std::vector<double>> &v) {
  double best = 1e300;
  unsigned state = 1;
  for (const auto &row : v)
    for (double x : row) {
      state = mix(state);
      best = std::min(x * state, best);
    }
  return best;
}

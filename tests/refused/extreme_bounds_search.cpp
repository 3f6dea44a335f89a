// Rounds look at the best that was found so far.
// REFUSED: loop-carried-dependence
#include <algorithm>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(const std::vector<std::vector<unsigned>> &v) {
  unsigned best = ~0u, looked = 0;
  for (const auto &row : v)
    for (unsigned x : row) {
      if (x > best)
        continue;
      ++looked;
      best = std::min(best, mix(x));
    }
  return best + looked;
}

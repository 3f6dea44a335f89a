// Once the flag is set, rounds do something else.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(const std::vector<std::vector<unsigned>> &v) {
  bool found = false;
  unsigned before = 0;
  for (const auto &row : v)
    for (unsigned x : row) {
      if (mix(x + found) % 7 == 0)
        found = true;
      ++before;
    }
  return before;
}

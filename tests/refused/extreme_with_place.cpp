// Where the largest is, last of equals.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(const std::vector<std::vector<unsigned>> &v) {
  unsigned best = 0, where = 0, at = 0;
  for (const auto &row : v)
    for (unsigned x : row) {
      ++at;
      if (mix(x) >= best) {
        best = mix(x);
        where = at;
      }
    }
  return where;
}

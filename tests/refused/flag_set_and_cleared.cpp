// A flag that is set, and taken back.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

bool run(const std::vector<std::vector<unsigned>> &v) {
  bool open = false;
  for (const auto &row : v)
    for (unsigned k = 0; k < row.size(); ++k) {
      if (mix(k + open) % 7 == 0)
        open = true;
      else if (k % 3 == 0)
        open = false;
    }
  return open;
}

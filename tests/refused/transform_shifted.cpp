// Each result is an input of the next.
// REFUSED: shared-write
#include <algorithm>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &v) {
  std::transform(v.begin(), v.end() - 1, v.begin() + 1, [](unsigned x) { return mix(x); });
}

// A count is the number of what is appended.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(const std::vector<unsigned> &v, std::vector<unsigned> &out) {
  unsigned count = 0;
  for (unsigned x : v)
    if (mix(x) % 2) {
      out.push_back(count);
      ++count;
    }
  return count;
}

// The last element is read by all, and written by one.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &v) {
  const unsigned &last = v.back();
  for (unsigned &x : v)
    x = mix(x + last);
}

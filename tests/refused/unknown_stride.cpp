// The stride may be zero.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &out, int n, int stride) {
  for (int i = 0; i < n; ++i)
    out[i * stride] = mix(out[i * stride] + i);
}

// One in 256 has the same index.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &out, int n) {
  for (int i = 0; i < n; ++i)
    out[static_cast<unsigned char>(i)] = mix(out[static_cast<unsigned char>(i)] + i);
}

// An output vector that may be the input.
// REFUSED: possible-aliasing
#include <algorithm>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<unsigned> &in, std::vector<unsigned> &out) {
  std::transform(in.begin(), in.end(), out.begin(), [&](unsigned x) { return mix(x + in[0]); });
}

// The output may be the input: then element i+1 is overwritten before it is read.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void shift(const std::vector<unsigned> &in, std::vector<unsigned> &out) noexcept {
  for (std::size_t i = 0; i + 1 < in.size(); ++i) {
    out[i] = mix(in[i + 1]);
  }
}

// A running sum is stored.
// REFUSED: loop-carried-dependence
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<unsigned> &in, std::vector<unsigned> &out) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < in.size(); ++i) {
    sum += in[i];
    out[i] = mix(sum);
  }
}

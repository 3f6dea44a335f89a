// Words of an index that was divided.
// REFUSED: loop-carried-dependence
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &out, const std::vector<unsigned> &in) {
  for (std::size_t i = 0; i < in.size(); ++i) {
    std::size_t slot = i / 2;
    out[slot] = mix(in[i] + out[slot]);
  }
}

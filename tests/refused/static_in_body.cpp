// A static of the body itself.
// REFUSED: possible-aliasing
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &out) {
  for (std::size_t i = 0; i < out.size(); ++i) {
    static unsigned seen = 0;
    out[i] = mix(seen++);
  }
}

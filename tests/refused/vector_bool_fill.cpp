// Elements of std::vector<bool> share bytes.
// REFUSED: packed-elements
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void flags(std::vector<bool> &out) noexcept {
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = mix(i) % 2 == 0;
  }
}

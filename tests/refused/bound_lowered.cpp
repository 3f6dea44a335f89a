// A round lowers the bound.
// REFUSED: bound-changed
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void trim(std::vector<unsigned> &values, std::size_t n) noexcept {
  for (std::size_t i = 0; i < n; ++i) {
    values[i] = mix(values[i]);
    if (values[i] == 0)
      --n;
  }
}

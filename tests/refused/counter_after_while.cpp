// The counter is used behind the loop.
// REFUSED: is used after the loop
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::size_t update(std::vector<unsigned> &values) noexcept {
  std::size_t i = 0;
  while (i < values.size()) {
    values[i] = mix(values[i]);
    ++i;
  }
  return i;
}

// The pragma wants a loop behind it.
// REFUSED: a pragma stands before the loop
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void update(std::vector<unsigned> &values) noexcept {
#pragma clang loop unroll_count(2)
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = mix(values[i]);
  }
}

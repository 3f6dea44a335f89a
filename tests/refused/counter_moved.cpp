// The body moves the counter on.
// REFUSED: irregular-loop
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void skip(std::vector<unsigned> &values) noexcept {
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = mix(values[i]);
    if (values[i] % 2)
      ++i;
  }
}

// The runtime needs C++20, and this file is C++17.
// REFUSED: the runtime needs C++20
// FLAGS: -std=c++17
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void update(std::vector<unsigned> &values) noexcept {
  for (unsigned &value : values) {
    value = mix(value);
  }
}

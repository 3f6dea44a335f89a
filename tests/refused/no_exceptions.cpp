// The runtime throws, and this file is compiled without exceptions.
// REFUSED: without exceptions
// FLAGS: -std=c++20 -fno-exceptions
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

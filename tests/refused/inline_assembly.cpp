// What the assembly does is not known.
// REFUSED: unknown-callee
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void update(std::vector<unsigned> &values) noexcept {
  for (unsigned &value : values) {
    value = mix(value);
    asm volatile("" ::: "memory");
  }
}

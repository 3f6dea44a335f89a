// The loop is written by a macro.
// REFUSED: it comes out of a macro
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

#define EACH(x, xs) for (auto &x : xs)

void update(std::vector<unsigned> &values) noexcept {
  EACH(value, values) { value = mix(value); }
}

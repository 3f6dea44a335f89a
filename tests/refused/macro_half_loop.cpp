// The end of the loop is written by a macro.
// REFUSED: it comes out of a macro
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

#define END_EACH }

void update(std::vector<unsigned> &values) noexcept {
  for (unsigned &value : values) {
    value = mix(value);
  END_EACH
}

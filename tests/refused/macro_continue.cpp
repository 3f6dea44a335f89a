// A macro hides a continue.
// REFUSED: a macro in the body jumps
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

#define SKIP_IF(condition) if (condition) continue

void update(std::vector<unsigned> &values) noexcept {
  for (unsigned &value : values) {
    SKIP_IF(value == 0);
    value = mix(value);
  }
}

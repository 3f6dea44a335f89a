// The comment would be lost.
// REFUSED: the loop's header holds a comment
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void update(std::vector<unsigned> &values) noexcept {
  for (unsigned &value : values /* all of them */) {
    value = mix(value);
  }
}

// Another configuration has another body.
// REFUSED: a preprocessor directive
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned traced = 0;

void update(std::vector<unsigned> &values) noexcept {
  for (unsigned &value : values) {
#ifdef TRACE
    ++traced;
#endif
    value = mix(value);
  }
}

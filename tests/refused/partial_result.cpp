// When a round throws, the caller sees how far the loop got.
// REFUSED: exception-leaves-partial-result
#include <stdexcept>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned risky(unsigned x) {
  unsigned value = mix(x);
  if (value % 5 == 0)
    throw std::runtime_error("five");
  return value;
}

void update(std::vector<unsigned> &values) {
  for (unsigned &value : values) {
    value = risky(value);
  }
}

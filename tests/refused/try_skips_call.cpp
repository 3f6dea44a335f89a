// What throws before the call would leave its result for the next round.
// REFUSED: shared-write
#include <deque>
#include <stdexcept>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void check(unsigned seed) {
  if (seed % 2)
    throw std::runtime_error("odd");
}

std::deque<unsigned> mix_even(const std::vector<unsigned> &seeds) {
  std::deque<unsigned> values;
  for (unsigned seed : seeds) {
    try {
      check(seed);
      values.push_back(mix(seed));
    } catch (const std::runtime_error &) {
      values.push_back(0);
    }
  }
  return values;
}

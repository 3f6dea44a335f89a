// The second call reads what the first one wrote.
// REFUSED: dependent-calls
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void scramble(std::vector<unsigned> &values) noexcept {
  for (unsigned round = 0; round < 5; ++round)
    values[round % values.size()] = mix(values[(round + 1) % values.size()]);
}
static unsigned weigh(const std::vector<unsigned> &values) noexcept {
  return mix(values.front()) ^ mix(values.back());
}

unsigned both(std::vector<unsigned> &values) {
  scramble(values);
  unsigned weight = weigh(values);
  return weight;
}

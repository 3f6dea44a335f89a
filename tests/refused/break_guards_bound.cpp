// The bound is larger than what is there, and a break keeps the loop inside: rounds that ran
// ahead of it would read what is not there.
// REFUSED: early-exit
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

// Ends at a mark.
int length(const unsigned *values) {
  int found = 0;
  for (int i = 0; i < 1000000; ++i) {
    unsigned value = mix(values[i]);
    if (value == 0)
      break;
    found = i;
  }
  return found;
}

// Looks at the next one, which the last has not.
unsigned descent(const std::vector<unsigned> &values) {
  unsigned found = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    unsigned next = mix(values[i + 1]);
    if (i + 2 == values.size())
      break;
    found += next;
  }
  return found;
}

// Goes by the size of another.
unsigned first(const std::vector<unsigned> &values, const std::vector<unsigned> &weights) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    unsigned weight = mix(weights[i]);
    if (weight % 4 == 1)
      return weight;
  }
  return 0;
}

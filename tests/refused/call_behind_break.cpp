// Ahead of time, the call would be made for what the loop ends at.
// REFUSED: early-exit
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(const std::vector<unsigned> &values) {
  unsigned all = 0;
  for (unsigned value : values) {
    if (value == 0)
      break;
    all = all / 2 + mix(1000u / value);
  }
  return all;
}

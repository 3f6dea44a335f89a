// Each round remembers its element for the next.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> differences(const std::vector<unsigned> &values) {
  std::vector<unsigned> results;
  unsigned previous = 0;
  for (unsigned value : values) {
    unsigned now = mix(value + previous);
    results.push_back(now - previous);
    previous = now;
  }
  return results;
}

// The counts themselves are walked.
// REFUSED: loop-carried-dependence
#include <array>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned run(std::array<unsigned, 16> &seen) {
  for (unsigned x : seen)
    for (unsigned k = 0; k < x; ++k)
      ++seen[mix(x + k) % 16];
  return seen[3];
}

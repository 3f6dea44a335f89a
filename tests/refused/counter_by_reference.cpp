// Gives a reference to a counter.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned counters[8];
unsigned &counter_of(unsigned x) { return counters[mix(x) % 8]; }
void run(const std::vector<unsigned> &seeds) {
  for (unsigned seed : seeds)
    counter_of(seed) += 1;
}

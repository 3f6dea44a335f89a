// Counts arrivals.
// REFUSED: lock-held
#include <cstddef>
#include <latch>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::latch &l, const std::vector<unsigned> &seeds, std::vector<unsigned> &out) {
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    out[i] = mix(seeds[i]);
    l.count_down();
  }
}

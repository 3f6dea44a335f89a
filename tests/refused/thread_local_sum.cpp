// Each thread has its own copy of the counter.
// REFUSED: thread-local-state
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

thread_local unsigned depth = 0;

static unsigned deep(unsigned x) {
  depth += 1;
  return mix(x + depth);
}

std::vector<unsigned> all(const std::vector<unsigned> &seeds) {
  std::vector<unsigned> results;
  for (unsigned seed : seeds)
    results.push_back(deep(seed));
  return results;
}

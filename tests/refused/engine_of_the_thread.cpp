// Each thread would have a sequence of its own.
// REFUSED: thread-local-state
#include <random>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned next() {
  thread_local std::mt19937 engine(1);
  return mix(engine());
}
std::vector<unsigned> all(int n) {
  std::vector<unsigned> results;
  for (int i = 0; i < n; ++i)
    results.push_back(next());
  return results;
}

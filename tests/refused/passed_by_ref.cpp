// A reference wrapper passed on.
// REFUSED: unknown-callee
#include <functional>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void count(unsigned &n, unsigned x) { n += mix(x); }
void run(unsigned &n, const std::vector<unsigned> &seeds) {
  auto counted = std::bind_front(count, std::ref(n));
  for (unsigned seed : seeds)
    counted(seed);
}

// References in a tuple.
// REFUSED: loop-carried-dependence
#include <tuple>
#include <utility>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::pair<unsigned, unsigned> step(unsigned a, unsigned b) { return {mix(b), mix(a)}; }
unsigned run(int n) {
  unsigned a = 1, b = 2;
  for (int i = 0; i < n; ++i)
    std::tie(a, b) = step(a, b);
  return a ^ b;
}

// Counted down, each round reads what the one before it has written.
// REFUSED: loop-carried-dependence
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &v) {
  for (std::size_t i = v.size() - 1; i-- > 0;)
    v[i] = mix(v[i + 1]);
}

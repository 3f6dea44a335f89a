// The bound is changed by a lambda.
// REFUSED: bound-changed
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &out, std::size_t n) {
  auto shorten = [&](unsigned x) {
    if (x % 5 == 0)
      --n;
    return x;
  };
  for (std::size_t i = 0; i < n; ++i)
    out[i] = shorten(mix(i));
}

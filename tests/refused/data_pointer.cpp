// The data behind the container.
// REFUSED: loop-carried-dependence
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &v) {
  const unsigned *raw = v.data();
  for (std::size_t i = 1; i < v.size(); ++i)
    v[i] = mix(raw[i - 1]);
}

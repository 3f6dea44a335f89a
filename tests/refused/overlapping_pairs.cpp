// Steps of two that write two and read behind.
// REFUSED: dependent-calls
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &v) {
  for (std::size_t i = 0; i + 2 < v.size(); i += 2) {
    v[i] = mix(v[i]);
    v[i + 1] = mix(v[i + 2]);
  }
}

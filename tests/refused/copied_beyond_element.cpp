// What is copied covers the elements of the next rounds, too.
// REFUSED: loop-carried-dependence
#include <cstddef>
#include <cstring>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<unsigned> &v) {
  for (std::size_t i = 0; i + 4 <= v.size(); ++i) {
    unsigned four[4] = {mix(v[i]), 2, 3, 4};
    std::memcpy(&v[i], four, sizeof four);
  }
}

// Rounds i and n-1-i touch the same two elements.
// REFUSED: loop-carried-dependence
#include <utility>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void reverse_mixed(std::vector<unsigned> &v) noexcept {
  for (std::size_t i = 0; i < v.size(); ++i) {
    unsigned other = v[v.size() - 1 - i];
    v[i] = mix(other);
  }
}

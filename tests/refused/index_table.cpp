// Two rounds may write one element: the table may name it twice.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void scatter(const std::vector<int> &where, std::vector<unsigned> &out) noexcept {
  for (std::size_t i = 0; i < where.size(); ++i) {
    out[where[i]] = mix(out[i] + i);
  }
}

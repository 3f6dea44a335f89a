// Two windows of one array may overlap.
// REFUSED: possible-aliasing
#include <span>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void blend(std::vector<std::span<unsigned>> &windows) noexcept {
  for (std::span<unsigned> window : windows) {
    window[0] = mix(window[window.size() - 1]);
  }
}

// Two of the spans may overlap.
// REFUSED: possible-aliasing
#include <span>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(const std::vector<std::span<unsigned>> &parts) {
  for (std::span<unsigned> part : parts)
    for (unsigned &x : part)
      x = mix(x);
}

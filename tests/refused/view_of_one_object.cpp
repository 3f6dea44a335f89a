// The view gives one object for every element.
// REFUSED: possible-aliasing
#include <ranges>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct total {
  unsigned value = 0;
};
void run(total &sum, const std::vector<unsigned> &seeds) {
  auto one = seeds | std::views::transform([&](unsigned) -> total & { return sum; });
  for (total &t : one)
    t.value = mix(t.value);
}

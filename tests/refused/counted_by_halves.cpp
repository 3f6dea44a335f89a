// Numbers of a view, but two of them are one element.
// REFUSED: shared-write
#include <ranges>
#include <vector>

static double mix(double v) {
  for (int i = 0; i < 5000; ++i)
    v = v * 0.75 + 0.25;
  return v;
}

std::vector<double> all(int count) {
  std::vector<double> out(count);
  for (int i : std::views::iota(0, count))
    out[i / 2] = mix(i);
  return out;
}

// Numbers of a view, taken as numbers that are too small for them.
// REFUSED: shared-write
#include <ranges>
#include <vector>

static double mix(double v) {
  for (int i = 0; i < 5000; ++i)
    v = v * 0.75 + 0.25;
  return v;
}

std::vector<double> all(int count) {
  std::vector<double> out(256);
  for (unsigned char i : std::views::iota(0, count))
    out[i] = mix(i);
  return out;
}

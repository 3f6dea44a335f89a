// The end of a window is in the next ones, where the step is shorter.
// REFUSED: loop-carried-dependence
#include <cstddef>
#include <vector>

static double mix(double x) {
  for (int i = 0; i < 5000; ++i)
    x = x * 0.75 + 0.25;
  return x;
}

void run(std::vector<double> &v, std::size_t width, std::size_t hop) {
  const std::size_t n = v.size();
  for (std::size_t a = 0; a + width <= n; a += hop)
    v[a + width - 1] = mix(v[a]);
}

// A round changes the width that the header asks for.
// REFUSED: bound-changed
#include <cstddef>
#include <vector>

static double mix(double x) {
  for (int i = 0; i < 5000; ++i)
    x = x * 0.75 + 0.25;
  return x;
}

void run(std::vector<double> &v, std::size_t width) {
  const std::size_t n = v.size();
  for (std::size_t a = 0; a + width <= n; ++a) {
    v[a] = mix(v[a]);
    if (v[a] > 3)
      width = a;
  }
}

// A row goes on into the next one.
// REFUSED: shared-write
#include <cstddef>
#include <vector>

static double mix(double v) {
  for (int i = 0; i < 5000; ++i)
    v = v * 0.75 + 0.25;
  return v;
}

std::vector<double> beyond(const std::vector<double> &in) {
  const std::size_t n = in.size();
  std::vector<double> d(2 * n * n);
  for (std::size_t i = 0; i < n; ++i) {
    double last = 0;
    for (std::size_t j = i + 1; j < 2 * n; ++j)
      d[i * n + j] = last = mix(last + in[i]);
  }
  return d;
}

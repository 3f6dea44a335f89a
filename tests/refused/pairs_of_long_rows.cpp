// Rows are shorter than the columns are many: a row meets another one.
// REFUSED: shared-write
#include <cstddef>
#include <vector>

static double mix(double v) {
  for (int i = 0; i < 5000; ++i)
    v = v * 0.75 + 0.25;
  return v;
}

std::vector<double> folded(const std::vector<double> &in, std::size_t width) {
  std::vector<double> d(in.size() * in.size());
  const std::size_t n = in.size();
  for (std::size_t i = 0; i < n; ++i) {
    double last = 0;
    for (std::size_t j = i + 1; j < n; ++j)
      d[i * width + j] = last = mix(last + in[j]);
  }
  return d;
}

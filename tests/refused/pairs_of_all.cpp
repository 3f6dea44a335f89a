// Each pair twice: what is written to one half is written by two rounds.
// REFUSED: loop-carried-dependence
#include <cstddef>
#include <vector>

static double mix(double v) {
  for (int i = 0; i < 5000; ++i)
    v = v * 0.75 + 0.25;
  return v;
}

std::vector<double> all(const std::vector<double> &in) {
  const std::size_t n = in.size();
  std::vector<double> d(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      d[j * n + i] = mix(in[i]) + d[i * n + j];
  return d;
}

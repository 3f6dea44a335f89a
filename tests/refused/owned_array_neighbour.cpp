// One array of a unique owner, each round from its neighbour.
// REFUSED: loop-carried-dependence
#include <memory>

static double mix(double v) {
  for (int i = 0; i < 5000; ++i)
    v = v * 0.75 + 0.25;
  return v;
}

void all(std::unique_ptr<double[]> &v, int n) {
  for (int i = 1; i < n; ++i)
    v[i] = mix(v[i - 1]);
}

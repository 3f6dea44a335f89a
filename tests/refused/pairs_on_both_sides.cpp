// One triangle by its row, the other by its column, so that both are one.
// REFUSED: shared-write
#include <vector>

static double mix(double v) {
  for (int i = 0; i < 5000; ++i)
    v = v * 0.75 + 0.25;
  return v;
}

void meet(std::vector<std::vector<double>> &d, const std::vector<double> &in) {
  for (int i = 0; i < int(in.size()); ++i) {
    for (int j = i + 1; j < int(in.size()); ++j)
      d[i][j] = mix(in[i]);
    for (int j = 0; j < i; ++j)
      d[j][i] = mix(in[j]) + i;
  }
}

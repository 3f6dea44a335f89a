// The helper gets one number more than the row has.
// REFUSED: loop-carried-dependence
#include <vector>

static double mix(double v) {
  for (int i = 0; i < 5000; ++i)
    v = v * 0.75 + 0.25;
  return v;
}

static void smooth(double *row, int length) {
  for (int i = 1; i < length; ++i)
    row[i] = mix(row[i] + row[i - 1]);
}
void all(std::vector<double> &v, int width, int height) {
  for (int y = 0; y < height; ++y)
    smooth(v.data() + y * width, width + 1);
}

// Two counters of one length are two: their difference goes to the row before.
// REFUSED: loop-carried-dependence
#include <vector>

static double mix(double v) {
  for (int i = 0; i < 5000; ++i)
    v = v * 0.75 + 0.25;
  return v;
}

static void smooth(double *row, int length) {
  for (int i = 0; i < length; ++i)
    for (int k = 0; k < length; ++k)
      row[i - k] = mix(row[i - k] + row[0]);
}
void all(std::vector<double> &v, int width, int height) {
  for (int y = 0; y < height; ++y)
    smooth(v.data() + y * width, width);
}

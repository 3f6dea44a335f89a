// Rows and blocks that a function, or the library, gets by pointer and length.
// WANT: for_each(poolwise::indices(height), [&](int y) {
// WANT: poolwise::indices(0, v.size(), block)
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

static void smooth(double *row, int length) {
  for (int i = 0; i < length; ++i)
    for (int k = 0; k < 2000; ++k)
      row[i] = std::sin(row[i]) + 0.25;
}

static void smooth_rows(std::vector<double> &v, int width, int height) {
  for (int y = 0; y < height; ++y)
    smooth(v.data() + y * width, width);
}

static void smooth_blocks(std::vector<double> &v) {
  const std::size_t block = 16;
  for (std::size_t i = 0; i < v.size(); i += block) {
    const std::size_t end = std::min(i + block, v.size());
    for (std::size_t k = i; k < end; ++k)
      v[k] = std::cos(v[k]);
  }
}

static void sort_rows(std::vector<double> &v, int width, int height) {
  for (int y = 0; y < height; ++y)
    std::sort(v.begin() + y * width, v.begin() + (y + 1) * width);
}

int main() {
  std::vector<double> v(15 * 9);
  for (std::size_t i = 0; i < v.size(); ++i)
    v[i] = double(i * 37 % 101);
  smooth_rows(v, 15, 9);
  smooth_blocks(v);
  sort_rows(v, 15, 9);
  for (double each : v)
    std::printf("%.9f\n", each);
}

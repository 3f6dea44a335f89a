// Pairs of which the second comes behind the first: a part of a row, and both of its halves.
// WANT: for_each(poolwise::indices(n), [&](std::size_t i) {
// WANT: poolwise::indices(int(all.size()))
#include <cmath>
#include <cstdio>
#include <vector>

struct point {
  double x = 0, y = 0;
};

static double distance(const point &a, const point &b) {
  double d = 0;
  for (int i = 0; i < 3000; ++i)
    d += std::hypot(a.x - b.x, a.y - b.y) / 3000;
  return d;
}

static std::vector<double> upper(const std::vector<point> &all) {
  const std::size_t n = all.size();
  std::vector<double> d(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i + 1; j < n; ++j)
      d[i * n + j] = distance(all[i], all[j]);
  return d;
}

static std::vector<double> both(const std::vector<point> &all) {
  const std::size_t n = all.size();
  std::vector<double> d(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    d[i * n + i] = -1;
    for (std::size_t j = i + 1; j < n; ++j) {
      d[i * n + j] = distance(all[i], all[j]);
      d[j * n + i] = d[i * n + j];
    }
  }
  return d;
}

static std::vector<std::vector<double>> rows(const std::vector<point> &all) {
  std::vector<std::vector<double>> d(all.size(), std::vector<double>(all.size()));
  for (int i = 0; i < int(all.size()); ++i)
    for (int j = 0; j < i; ++j)
      d[i][j] = d[j][i] = distance(all[i], all[j]);
  return d;
}

int main() {
  std::vector<point> all(17);
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i] = {double(i * 7 % 5), double(i * 3 % 11)};
  for (double v : upper(all))
    std::printf("%.6f\n", v);
  for (double v : both(all))
    std::printf("%.6f\n", v);
  for (const auto &row : rows(all))
    for (double v : row)
      std::printf("%.6f\n", v);
}

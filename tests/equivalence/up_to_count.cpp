// Counting from 1 up to a number itself, without a sign.
// WANT: poolwise::indices(1, count + 1), [&](std::size_t i)
// WANT: poolwise::indices(values.size() + 1), [&](std::size_t i)
#include <cmath>
#include <cstdio>
#include <vector>

static void fill(std::vector<double> &out, std::size_t count) noexcept {
  for (std::size_t i = 1; i <= count; ++i)
    out[i - 1] = std::sqrt(double(i));
}

static std::vector<double> sums(const std::vector<double> &values) {
  std::vector<double> out(values.size() + 1);
  for (std::size_t i = 0; i <= values.size(); ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < i; ++j)
      sum += std::cbrt(values[j]);
    out[i] = sum;
  }
  return out;
}

int main() {
  std::vector<double> values(25);
  fill(values, 0);
  fill(values, 25);
  for (double v : sums(values))
    std::printf("%.17g ", v);
  for (double v : sums({}))
    std::printf("%.17g\n", v);
}

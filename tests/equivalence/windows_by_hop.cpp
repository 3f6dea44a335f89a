// Windows of a length, up to the last that fits: none fits, all fit, and steps of a number.
// WANT: std::max<std::size_t>(n + 1, width) - width, hop)
// WANT: std::max<std::size_t>(text.size() + 1, word.size()) - word.size())
// WANT: std::max<int>(count + 1, 4) - 4, 2)
// WANT: poolwise::indices(first, count - width + 1)
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

static double energy(const std::vector<double> &x, std::size_t at, std::size_t width) {
  double sum = 0;
  for (std::size_t j = 0; j < width; ++j)
    for (int k = 0; k < 50; ++k)
      sum += std::sin(x[at + j] + k);
  return sum;
}

static std::vector<double> frames(const std::vector<double> &x, std::size_t width,
                                  std::size_t hop) {
  const std::size_t n = x.size();
  std::vector<double> out;
  for (std::size_t a = 0; a + width <= n; a += hop)
    out.push_back(energy(x, a, width));
  return out;
}

static std::vector<std::size_t> places(const std::string &text, const std::string &word) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i + word.size() <= text.size(); ++i)
    if (text.compare(i, word.size(), word) == 0)
      found.push_back(i);
  return found;
}

static void smooth(const std::vector<double> &x, std::vector<double> &out, int count) {
  std::vector<double> means(out.size());
  for (int i = 0; i + 4 <= count; i += 2)
    means[i] = std::sqrt(std::abs(x[i] + x[i + 1] + x[i + 2] + x[i + 3]));
  out = means;
}

static std::vector<double> slopes(const std::vector<double> &x, int first, int count, int width) {
  std::vector<double> all(x.size());
  for (int i = first; i + width <= count; ++i)
    all[i] = std::cbrt(x[i + width - 1] - x[i]);
  return all;
}

int main() {
  std::vector<double> x(37);
  for (std::size_t i = 0; i < x.size(); ++i)
    x[i] = 0.5 * i;
  for (std::size_t width : {1u, 8u, 37u, 38u, 500u})
    for (double v : frames(x, width, 4))
      std::printf("%.17g ", v);
  for (std::size_t at : places("banana band ana", "ana"))
    std::printf("%zu ", at);
  std::printf("%zu %zu\n", places("an", "ana").size(), places("", "").size());
  for (int count : {-7, 0, 3, 4, 37}) {
    std::vector<double> out(37);
    smooth(x, out, count);
    for (double v : out)
      std::printf("%.17g ", v);
    for (double v : slopes(x, 2, count, 5))
      std::printf("%.17g ", v);
  }
}

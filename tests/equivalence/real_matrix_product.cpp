// Rows of a product.
// WANT: for_each
#include <cstddef>
#include <cstdio>
#include <vector>

using matrix = std::vector<std::vector<double>>;

matrix multiply(const matrix &a, const matrix &b) {
  std::size_t n = a.size(), m = b[0].size(), k = b.size();
  matrix c(n, std::vector<double>(m));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < m; ++j) {
      double sum = 0;
      for (std::size_t l = 0; l < k; ++l)
        sum += a[i][l] * b[l][j];
      c[i][j] = sum;
    }
  return c;
}

int main() {
  matrix a(12, std::vector<double>(9)), b(9, std::vector<double>(7));
  for (int i = 0; i < 12; ++i)
    for (int j = 0; j < 9; ++j)
      a[i][j] = i * 0.1 + j;
  for (int i = 0; i < 9; ++i)
    for (int j = 0; j < 7; ++j)
      b[i][j] = i - j * 0.3;
  for (const auto &row : multiply(a, b))
    for (double x : row)
      std::printf("%.9f\n", x);
}

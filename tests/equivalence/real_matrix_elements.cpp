// A matrix class with an element operator: the index is computed there.
// WANT: for_each
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class matrix {
public:
  matrix(int rows, int columns) : rows_(rows), columns_(columns), cells_(rows * columns) {}
  int rows() const { return rows_; }
  int columns() const { return columns_; }
  unsigned &operator()(int row, int column) { return cells_[row * columns_ + column]; }
  unsigned operator()(int row, int column) const { return cells_[row * columns_ + column]; }

private:
  int rows_, columns_;
  std::vector<unsigned> cells_;
};

matrix multiply(const matrix &a, const matrix &b) {
  matrix product(a.rows(), b.columns());
  for (int i = 0; i < a.rows(); ++i) {
    for (int k = 0; k < b.columns(); ++k) {
      unsigned sum = 0;
      for (int j = 0; j < a.columns(); ++j)
        sum += a(i, j) * b(j, k);
      product(i, k) = mix(sum);
    }
  }
  return product;
}

int main() {
  matrix a(4, 3), b(3, 5);
  for (int i = 0; i < 12; ++i)
    a(i / 3, i % 3) = i;
  for (int i = 0; i < 15; ++i)
    b(i / 5, i % 5) = i * i;
  matrix c = multiply(a, b);
  for (int i = 0; i < 4; ++i)
    for (int k = 0; k < 5; ++k)
      std::printf("%u\n", c(i, k));
}

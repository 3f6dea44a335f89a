// Below the diagonal is the same as above.
// REFUSED: possible-aliasing
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class matrix {
  std::vector<unsigned> cells_;

public:
  explicit matrix(int n) : cells_(n * n) {}
  unsigned &at(int row, int column) {
    return row < column ? cells_[column * (column + 1) / 2 + row]
                        : cells_[row * (row + 1) / 2 + column];
  }
};
void run(matrix &m, int n) {
  for (int row = 0; row < n; ++row)
    for (int column = 0; column < n; ++column)
      m.at(row, column) += mix(row * n + column);
}

// The parameter is changed before it is used.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class matrix {
  std::vector<unsigned> cells_;
  int n_;

public:
  explicit matrix(int n) : cells_(n * n), n_(n) {}
  void add(int row, int column, unsigned v) {
    row /= 2;
    cells_[row * n_ + column] += v;
  }
  int size() const { return n_; }
};

void run(matrix &m) {
  for (int i = 0; i < m.size(); ++i)
    for (int k = 0; k < m.size(); ++k)
      m.add(i, k, mix(k));
}

// The class takes indexes modulo its size.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class ring {
  std::vector<unsigned> cells_;
  int n_;

public:
  explicit ring(int n) : cells_(n * n), n_(n) {}
  void set(int row, int column, unsigned v) { cells_[(row * n_ + column) % n_] += v; }
  int size() const { return n_; }
};

void run(ring &m, int n) {
  for (int i = 0; i < n; ++i)
    for (int k = 0; k < n; ++k)
      m.set(i, k, mix(i + k));
}

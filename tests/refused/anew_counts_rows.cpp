// The first value is the one that the round before left.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<std::vector<unsigned>> &rows) {
  std::size_t j = 0;
  for (std::vector<unsigned> &row : rows) {
    for (j = j % 2; j < row.size(); ++j)
      row[j] = mix(row[j]);
  }
}

// Only the outer of two loops becomes tasks.
// WANT: .for_each(rows, [&](std::vector<unsigned> &row) {
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<std::vector<unsigned>> rows(5, std::vector<unsigned>(4, 1));
  for (std::vector<unsigned> &row : rows) {
    for (unsigned &cell : row) {
      cell = mix(cell + row.size());
    }
  }
  for (const auto &row : rows)
    for (unsigned cell : row)
      std::printf("%u\n", cell);
}

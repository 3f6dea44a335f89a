// The counter of the inner loop is declared outside.
// WANT: for_each
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<std::vector<unsigned>> rows(12, std::vector<unsigned>(6, 3u));
  int j;
  for (int i = 0; i < 12; ++i) {
    for (j = 0; j < 6; ++j)
      rows[i][j] = mix(rows[i][j] + i * 10 + j);
  }
  for (const auto &row : rows)
    for (unsigned x : row)
      std::printf("%u\n", x);
}

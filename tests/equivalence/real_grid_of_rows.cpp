// A stencil over rows of rows.
// WANT: for_each
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void step(const std::vector<std::vector<unsigned>> &now, std::vector<std::vector<unsigned>> &next) {
  for (std::size_t r = 1; r + 1 < now.size(); ++r)
    for (std::size_t c = 1; c + 1 < now[r].size(); ++c)
      next[r][c] = mix(now[r - 1][c] + now[r + 1][c] + now[r][c - 1] + now[r][c + 1]);
}

int main() {
  std::vector<std::vector<unsigned>> a(6, std::vector<unsigned>(5, 3)), b = a;
  step(a, b);
  for (const auto &row : b)
    for (unsigned v : row)
      std::printf("%u\n", v);
}

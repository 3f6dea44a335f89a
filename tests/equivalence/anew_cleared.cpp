// Scratch space is cleared first in every round.
// WANT: .map(
#include <cstddef>
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<std::vector<unsigned>> rows;
  for (unsigned i = 0; i < 20; ++i)
    rows.push_back({i * 7 % 11, i * 5 % 13, i * 3 % 17, i});
  std::vector<std::size_t> counts;
  std::vector<unsigned> kept;
  for (const auto &row : rows) {
    kept.clear();
    for (unsigned x : row)
      if (mix(x) % 2)
        kept.push_back(x);
    counts.push_back(kept.size());
  }
  for (std::size_t n : counts)
    std::printf("%zu\n", n);
}

// Each element is constructed from a count and a value, not from a list.
// WANT: return std::vector<unsigned>(3, mix(seed));
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{1, 2};
  std::vector<std::vector<unsigned>> rows;
  for (unsigned seed : seeds)
    rows.emplace_back(3, mix(seed));
  for (const auto &row : rows)
    for (unsigned cell : row)
      std::printf("%u\n", cell);
}

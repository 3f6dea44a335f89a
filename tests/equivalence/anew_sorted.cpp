// Scratch space is assigned anew in every round.
// WANT: .map(
#include <algorithm>
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> medians(const std::vector<std::vector<unsigned>> &rows) {
  std::vector<unsigned> results;
  std::vector<unsigned> sorted;
  for (const auto &row : rows) {
    sorted = row;
    std::sort(sorted.begin(), sorted.end());
    results.push_back(mix(sorted[sorted.size() / 2]));
  }
  return results;
}

int main() {
  std::vector<std::vector<unsigned>> rows;
  for (unsigned i = 0; i < 20; ++i)
    rows.push_back({i * 7 % 11, i * 5 % 13, i * 3 % 17, i});
  for (unsigned x : medians(rows))
    std::printf("%u\n", x);
}

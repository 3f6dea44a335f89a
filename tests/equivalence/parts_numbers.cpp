// Several numbers that rounds add to in loops of their own: sums, extremes, counts.
// WANT: for (auto &&[own_sum, own_lowest, own_highest, own_count] : sum_parts) {
// WANT: long long sum = 0;
// WANT: int lowest = std::numeric_limits<int>::max();
// WANT: highest = std::max(highest, own_highest);
#include <algorithm>
#include <climits>
#include <cstdio>
#include <vector>

static int mix(int x) {
  unsigned y = unsigned(x);
  for (int i = 0; i < 2000; ++i)
    y = y * 1664525u + 1013904223u;
  return int(y >> 1);
}

int main() {
  std::vector<std::vector<int>> rows(40);
  for (int i = 0; i < 40; ++i)
    for (int k = 0; k < i % 7; ++k)
      rows[i].push_back(i * 10 + k);
  int sum = -2147483647, lowest = INT_MAX, highest = INT_MIN;
  std::size_t count = 3;
  for (const auto &row : rows) {
    if (row.empty())
      continue;
    for (int x : row) {
      int y = mix(x);
      sum += y >> 6;
      lowest = std::min(lowest, y);
      if (y > highest)
        highest = y;
      ++count;
    }
  }
  std::printf("%d %d %d %zu\n", sum, lowest, highest, count);
}

// Rows get their numbers in order.
// WANT: lazy_map
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct row {
  int number;
  unsigned value;
};

int main() {
  std::vector<unsigned> v{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  std::vector<row> rows;
  int number = 0;
  for (unsigned x : v)
    rows.push_back({number++, mix(x)});
  for (row r : rows)
    std::printf("%d %u\n", r.number, r.value);
}

// Up to half a row, both of its ends; and flags that are called like their count.
// WANT: for_each(poolwise::indices(h)
// WANT: good += poolwise::
#include <cstdio>
#include <utility>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 2000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static void mirror(std::vector<unsigned> &cells, int w, int h) {
  for (int y = 0; y < h; ++y)
    for (int x = 0; x < w / 2; ++x) {
      cells[y * w + x] = mix(cells[y * w + x]);
      std::swap(cells[y * w + x], cells[y * w + w - 1 - x]);
    }
}

struct entry {
  bool good;
  unsigned seed;
};
static int count(const std::vector<entry> &entries) {
  int good = 0;
  for (const entry &each : entries)
    if (each.good && mix(each.seed) % 2)
      ++good;
  return good;
}

int main() {
  std::vector<unsigned> cells;
  std::vector<entry> entries;
  for (unsigned i = 0; i < 63; ++i) {
    cells.push_back(i);
    entries.push_back({i % 3 != 0, i});
  }
  mirror(cells, 7, 9);
  unsigned sum = 0;
  for (unsigned each : cells)
    sum = sum * 31 + each;
  std::printf("%u %d\n", sum, count(entries));
}

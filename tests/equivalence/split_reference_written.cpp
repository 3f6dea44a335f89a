// A reference is no value to hand over: what is written through it is the element.
// WANT: int &cell = cells[at(row, column)];
// WANT: int &share = cells[at(2, column)];
// WANT: int value = values.next();
#include <cstdio>
#include <vector>

static int mix(int x) {
  for (int i = 0; i < 20000; ++i)
    x = (x * 31 + 7) % 1009;
  return x;
}

static std::size_t at(std::size_t row, std::size_t column) { return row * 5 + column; }

static bool next(std::vector<int> &cells) {
  for (std::size_t row = 0; row < 3; ++row)
    for (std::size_t column = 0; column < 5; ++column) {
      int &cell = cells[at(row, column)];
      if (!cell) {
        cell = 1;
        return true;
      }
      cell = 0;
    }
  return false;
}

int main() {
  std::vector<int> cells(15);
  int turns = 0;
  while (next(cells) && turns < 700)
    ++turns;
  for (int cell : cells)
    std::printf("%d ", cell);
  for (std::size_t column = 0; column < 5; ++column) {
    int &share = cells[at(2, column)];
    int value = mix(turns + static_cast<int>(column));
    share += value;
    std::printf("%d ", share);
  }
  std::printf("%d\n", turns);
}

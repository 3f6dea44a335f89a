// A method of a class writes a grid that may be its own.
// REFUSED: possible-aliasing
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct grid {
  std::vector<unsigned> cells;
  void blur(const grid &from) {
    for (std::size_t i = 1; i < cells.size(); ++i)
      cells[i] = mix(from.cells[i - 1]);
  }
};

// Round 0 writes the row that the others read, by a pointer to its first element.
// REFUSED: loop-carried-dependence
#include <array>
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<std::array<unsigned, 4>> &rows) {
  unsigned *first = rows[0].data();
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t k = 0; k < 4; ++k)
      rows[i][k] = rows[i][(k + 1) % 4] = mix(first[i]);
}

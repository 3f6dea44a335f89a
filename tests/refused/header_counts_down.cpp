// Asking for the bound changes it.
// REFUSED: bound-changed
#include <cmath>
#include <cstdio>
#include <vector>

static int left = 10;
static int remaining() { return left--; }

int main() {
  std::vector<double> values(20, 2.0);
  for (int i = 0; i < remaining(); ++i)
    values[std::size_t(i)] = std::sqrt(values[std::size_t(i)]);
  for (double value : values)
    std::printf("%g ", value);
  std::printf("%d", left);
}

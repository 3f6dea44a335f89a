// With a step below 0 the loop ends by what a round throws.
// REFUSED: irregular-loop
#include <cmath>
#include <cstdio>
#include <stdexcept>
#include <vector>

static void mark(std::vector<double> values, int step) {
  for (int i = 50; i < 100; i += step) {
    if (i < 0)
      throw std::out_of_range("before the first");
    values[i] = std::sqrt(values[i]);
  }
  for (double value : values)
    std::printf("%g ", value);
}

int main() {
  try {
    mark(std::vector<double>(100, 2.0), -7);
  } catch (const std::out_of_range &error) {
    std::printf("%s", error.what());
  }
}

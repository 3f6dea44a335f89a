// What is added to the counter grows; the counter wraps around and comes back.
// REFUSED: irregular-loop
#include <cmath>
#include <cstdio>
#include <vector>

static void mark(std::vector<double> &values, std::size_t step) {
  for (std::size_t i = 0; i < values.size(); i += step) {
    values[i] = std::sqrt(values[i]);
    step *= 2;
  }
}

static void mark_bytes(std::vector<double> &values, unsigned char step) {
  for (unsigned char i = 0; i < 250; i += step)
    values[i] += std::sqrt(values[i] + i);
}
static void mark_from(std::vector<double> &values, std::size_t first, std::size_t step) {
  for (std::size_t i = first; i < 100; i += step)
    values[i] += std::sqrt(values[i] + double(i));
}

int main() {
  std::vector<double> values(256, 2.0);
  mark(values, 1);
  mark_bytes(values, 50);
  mark_from(values, 50, std::size_t(-1));
  for (double value : values)
    std::printf("%g ", value);
}

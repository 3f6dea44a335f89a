// A block reaches into the next one: the end is the larger of two, or too far.
// REFUSED: loop-carried-dependence
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

static void to_larger(std::vector<double> &values, std::size_t block) {
  for (std::size_t begin = 0; begin < values.size(); begin += block) {
    std::size_t end = std::max(begin + block, values.size());
    double last = 0;
    for (std::size_t i = begin; i < std::min(end, values.size()); ++i)
      values[i] = last = std::sqrt(values[i] + last);
  }
}
static void too_far(std::vector<double> &values, std::size_t block) {
  for (std::size_t begin = 0; begin < values.size(); begin += block) {
    std::size_t end = std::min(begin + block + 1, values.size());
    double last = 0;
    for (std::size_t i = begin; i < end; ++i)
      values[i] = last = std::sqrt(values[i] + last);
  }
}
static void other_length(std::vector<double> &values, std::size_t block, std::size_t length) {
  for (std::size_t begin = 0; begin < values.size(); begin += block) {
    std::size_t end = std::min(begin + length, values.size());
    double last = 0;
    for (std::size_t i = begin; i < end; ++i)
      values[i] = last = std::sqrt(values[i] + last);
  }
}
static void from_both_ends(std::vector<double> &values) {
  int size = int(values.size());
  for (int i = 0; i < size; ++i)
    values[size - 1 - i] = std::sqrt(values[i]) + i;
}

int main() {
  std::vector<double> values(100, 2.0);
  to_larger(values, 10);
  too_far(values, 10);
  other_length(values, 10, 20);
  from_both_ends(values);
  for (double value : values)
    std::printf("%g ", value);
}

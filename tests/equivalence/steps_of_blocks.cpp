// Blocks of a length that the program chooses, the last one shorter; mirrored columns.
// WANT: values.size(), block), [&](std::size_t begin)
// WANT: size, step), [&](int at)
// WANT: poolwise::indices(parts), [&](int part)
// WANT: poolwise::indices(9), [&](int row)
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

static void scale(std::vector<double> &values, std::size_t block) {
  for (std::size_t begin = 0; begin < values.size(); begin += block) {
    const std::size_t end = std::min(begin + block, values.size());
    double largest = 0;
    for (std::size_t i = begin; i < end; ++i)
      largest = std::max(largest, values[i]);
    for (std::size_t i = begin; i < end; ++i)
      values[i] /= largest + 1;
  }
}

static void mark(double *values, int size, int step) {
  for (int at = 0; at < size; at += step)
    values[at] = std::sqrt(values[at] + at);
}

static void fill(std::vector<double> &values, int parts) {
  int size = int(values.size());
  int chunk = (size + parts - 1) / parts;
  for (int part = 0; part < parts; ++part) {
    int low = part * chunk;
    int high = std::min(size, low + chunk);
    for (int i = low; i < high; ++i)
      values[i] = std::sin(i * 0.1) + part;
  }
}

static void turn(const std::array<std::array<float, 9>, 9> &in,
                 std::array<std::array<float, 9>, 9> &out) {
  for (int row = 0; row < 9; ++row)
    for (int column = 0; column < 9; ++column)
      out[column][8 - row] = std::sqrt(in[row][column]);
}

int main() {
  std::vector<double> values(103);
  fill(values, 7);
  scale(values, 10);
  mark(values.data(), 103, 4);
  scale(values, 1000);
  std::vector<double> none;
  scale(none, 0);
  std::array<std::array<float, 9>, 9> in{}, out{};
  for (int i = 0; i < 81; ++i)
    in[i / 9][i % 9] = float(i);
  turn(in, out);
  for (double value : values)
    std::printf("%.17g ", value);
  for (const auto &row : out)
    for (float value : row)
      std::printf("%.9g ", double(value));
}

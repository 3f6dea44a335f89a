#include "blocks.h"

#include <cmath>

static double SizeOf(const std::vector<int> &coefficients, int block) {
  double size = 0;
  for (int k = 0; k < 10000; ++k)
    size += std::log2(1.0 + k + coefficients[(block + k) % coefficients.size()]);
  return size;
}

std::vector<double> BlockSizes(const std::vector<int> &coefficients, int blocks) {
  std::vector<double> sizes(blocks);
  for (int b = 0; b < blocks; ++b) {
    sizes[b] = SizeOf(coefficients, b);
  }
  return sizes;
}

static double ErrorOf(const std::vector<int> &coefficients, int block) {
  double error = 0;
  for (int k = 0; k < 10000; ++k)
    error += std::cos(k * coefficients[(block + k) % coefficients.size()]);
  return error;
}

std::vector<double> BlockErrors(const std::vector<int> &coefficients, int blocks) {
  std::vector<double> errors(blocks);
  for (int b = 0; b < blocks; ++b) {
    errors[b] = ErrorOf(coefficients, b);
  }
  return errors;
}

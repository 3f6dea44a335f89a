#include "blocks.h"

#include <fstream>
#include <iterator>

int main(int argc, char **argv) {
  if (argc != 3)
    return 1;
  std::ifstream in(argv[1], std::ios::binary);
  std::vector<int> coefficients{std::istreambuf_iterator<char>(in), {}};
  std::ofstream out(argv[2], std::ios::binary);
  for (double size : BlockSizes(coefficients, 8))
    out << size << '\n';
  for (double error : BlockErrors(coefficients, 8))
    out << error << '\n';
}

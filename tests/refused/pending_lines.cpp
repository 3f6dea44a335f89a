// The rounding mode belongs to the thread.
// REFUSED: shared-stream
#include <istream>
#include <string>
#include <vector>

std::vector<std::string> all(std::istream &in, int n) {
  std::vector<std::string> lines(n);
  for (int i = 0; i < n; ++i)
    std::getline(in, lines[i]);
  return lines;
}

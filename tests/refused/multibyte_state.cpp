// Conversions with a state of their own.
// REFUSED: not-thread-safe-call
#include <cstdlib>
#include <string>
#include <vector>

int run(const std::vector<std::string> &parts) {
  int sum = 0;
  for (const std::string &part : parts)
    sum += std::mblen(part.c_str(), part.size());
  return sum;
}

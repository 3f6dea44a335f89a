// Process: the state of the library matters to what follows.
// REFUSED: not-thread-safe-call
#include <cstddef>
#include <cstring>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::size_t words(std::string line) {
  std::size_t n = 0;
  for (char *w = std::strtok(line.data(), " "); w; w = std::strtok(nullptr, " "))
    n += mix(*w) % 2 + 1;
  return n;
}
std::vector<std::size_t> all(const std::vector<std::string> &lines, std::string first) {
  std::strtok(first.data(), " ");
  std::vector<std::size_t> counts;
  for (const std::string &line : lines)
    counts.push_back(words(line));
  if (std::strtok(nullptr, " "))
    counts.push_back(0);
  return counts;
}

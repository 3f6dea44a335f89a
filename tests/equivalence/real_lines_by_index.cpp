// Lines are made by index, and printed in order afterwards.
// WANT: for_each
#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> seeds{5, 3, 9, 1, 7, 2, 8, 4, 6, 11};
  std::vector<std::string> lines(seeds.size());
  for (std::size_t i = 0; i < seeds.size(); ++i)
    lines[i] = std::to_string(i) + ": " + std::to_string(mix(seeds[i]));
  for (const auto &line : lines)
    std::puts(line.c_str());
}

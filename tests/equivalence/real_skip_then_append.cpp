// Empty names are skipped before what is costly, the rest collected.
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<std::string> names{"a", "", "ccc", "", "eeeee", "ffffff"};
  std::vector<unsigned> sums;
  for (const auto &name : names) {
    if (name.empty())
      continue;
    unsigned sum = mix(name.size());
    sums.push_back(sum);
  }
  for (unsigned s : sums)
    std::printf("%u\n", s);
}

// Skipped, computed, printed in order.
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<std::string> names{"a", "#b", "ccc", "#d", "eeeee", "ffffff"};
  for (const auto &name : names) {
    if (name[0] == '#')
      continue;
    unsigned sum = mix(name.size());
    std::printf("%s %u\n", name.c_str(), sum);
  }
}

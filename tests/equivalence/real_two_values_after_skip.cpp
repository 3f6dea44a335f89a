// Two values are computed after the test, and printed.
// WANT: lazy_map
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
  for (const auto &name : names) {
    const std::string key = "<" + name + ">";
    if (key.size() < 3)
      continue;
    unsigned sum = mix(name.size());
    std::string text = key + std::to_string(sum);
    std::printf("%s %u\n", text.c_str(), sum);
  }
}

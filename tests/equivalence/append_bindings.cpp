// Structured bindings over a map; the name "entry" is taken.
// WANT: const auto &[key, value] = entry2;
#include <cstdio>
#include <map>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::map<std::string, unsigned> table{{"x", 1}, {"y", 2}, {"z", 3}};
  std::vector<std::string> lines;
  for (const auto &[key, value] : table) {
    std::string entry = key + "=" + std::to_string(mix(value));
    lines.push_back(entry);
  }
  for (const auto &line : lines)
    std::printf("%s\n", line.c_str());
}

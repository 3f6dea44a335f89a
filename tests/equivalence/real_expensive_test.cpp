// What passes a costly test is printed.
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
  std::vector<std::string> names{"a", "bb", "ccc", "dddd", "eeeee", "ffffff"};
  for (const auto &name : names) {
    if (mix(name.size()) % 2)
      continue;
    std::puts(name.c_str());
  }
}

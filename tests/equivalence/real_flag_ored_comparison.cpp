// What is or-ed is a comparison.
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<std::string> names{"a", "bb", "ccc", "dddd", "eeeee", "ffffff", "ggggggg"};
  bool failed = false;
  for (const auto &name : names)
    failed |= mix(name.size()) % 5 == 1;
  std::printf("%d\n", failed);
}

// Every file is checked, and one that is bad makes all bad.
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

bool check(const std::string &name) { return mix(name.size()) % 5 != 1; }

int main() {
  std::vector<std::string> names{"a", "bb", "ccc", "dddd", "eeeee", "ffffff", "ggggggg"};
  bool ok = true;
  for (const auto &name : names)
    ok = check(name) && ok;
  std::printf("%d\n", ok);
}

// A flag that is set when one round fails.
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
  for (const auto &name : names) {
    if (!check(name))
      ok = false;
  }
  std::printf("%d\n", ok);
}

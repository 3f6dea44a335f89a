// Nothing more is checked once one has failed; the checks leave no trace.
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
    ok = ok && check(name);
  std::printf("%d\n", ok);
}

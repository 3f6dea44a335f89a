// The first that matches is returned, where the test is in the condition.
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

unsigned digest(const std::string &s) { return mix(s.size()) % 7; }

std::optional<std::string> find(const std::vector<std::string> &paths, unsigned wanted) {
  for (const auto &path : paths)
    if (digest(path) == wanted)
      return path;
  return std::nullopt;
}

int main() {
  std::vector<std::string> paths{"a", "bb", "ccc", "dddd", "eeeee"};
  for (unsigned i = 0; i < 7; ++i)
    std::puts(find(paths, i).value_or("none").c_str());
}

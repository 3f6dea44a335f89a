// The value is computed in the assignment to the map's element.
#include <cstdio>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<std::string> paths{"a", "bb", "ccc", "bb"};
  std::map<std::string, unsigned> sums;
  for (const std::string &path : paths)
    sums[path] = mix(path.size());
  for (const auto &[k, n] : sums)
    std::printf("%s %u\n", k.c_str(), n);
}

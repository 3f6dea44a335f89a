// A pair comes back, and other variables are set beside it.
#include <cstdio>
#include <map>
#include <string>
#include <utility>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::pair<unsigned, bool> decode(const std::string &s) { return {mix(s.size()), s.size() % 2 == 0}; }

int main() {
  std::vector<std::string> lines{"a", "bb", "ccc", "dddd", "eeeee"};
  std::vector<unsigned> good;
  unsigned bad = 0;
  for (const auto &line : lines) {
    std::string key = "k" + line;
    auto [value, ok] = decode(key);
    if (ok)
      good.push_back(value);
    else
      ++bad;
  }
  for (unsigned v : good)
    std::printf("%u\n", v);
  std::printf("%u\n", bad);
}

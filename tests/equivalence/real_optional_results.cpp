// Only what could be parsed.
// WANT: for (auto &part : values_parts)
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::optional<unsigned> parse(const std::string &s) {
  unsigned v = 0;
  for (char c : s) {
    if (c < '0' || c > '9')
      return std::nullopt;
    v = v * 10 + (c - '0');
  }
  return mix(v);
}

int main() {
  std::vector<std::string> texts{"12", "x", "7", "", "9a", "100", "3", "44"};
  std::vector<unsigned> values;
  for (const auto &t : texts)
    if (auto v = parse(t))
      values.push_back(*v);
  for (unsigned v : values)
    std::printf("%u\n", v);
}

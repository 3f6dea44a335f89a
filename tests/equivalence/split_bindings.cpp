// Structured bindings in the header.
// WANT: .next();
#include <cstdio>
#include <map>
#include <string>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::map<std::string, unsigned> table{{"x", 1}, {"y", 2}, {"z", 3}};
  for (const auto &[key, value] : table) {
    unsigned mixed = mix(value);
    std::printf("%s %u\n", key.c_str(), mixed);
  }
}

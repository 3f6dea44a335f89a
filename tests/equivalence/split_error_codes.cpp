// Errors are counted and told in order.
// WANT: .next();
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static std::optional<unsigned> load(const std::string &name) {
  if (name.empty())
    return std::nullopt;
  return mix(static_cast<unsigned>(name.front()));
}

int main() {
  std::vector<std::string> names{"a", "", "b", "", "c"};
  int errors = 0;
  for (const auto &name : names) {
    std::optional<unsigned> loaded = load(name);
    if (!loaded) {
      std::printf("cannot load '%s'\n", name.c_str());
      ++errors;
      continue;
    }
    std::printf("%u\n", *loaded);
  }
  std::printf("%d\n", errors);
}

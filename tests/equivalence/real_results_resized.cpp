// A reference to the own element.
// WANT: for_each
#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct result {
  std::string name;
  unsigned value = 0;
};

int main() {
  std::vector<std::string> names{"a", "bb", "ccc", "dddd", "eeeee", "ffffff"};
  std::vector<result> results(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto &r = results[i];
    r.name = names[i];
    r.value = mix(names[i].size());
  }
  for (const result &r : results)
    std::printf("%s %u\n", r.name.c_str(), r.value);
}

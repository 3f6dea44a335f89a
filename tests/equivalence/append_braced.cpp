// A braced element.
// WANT: -> Entry
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct Entry {
  std::string name;
  unsigned value;
};

int main() {
  std::vector<std::string> names{"a", "b", "c"};
  std::vector<Entry> entries;
  for (const std::string &name : names) {
    entries.push_back({name, mix(name[0])});
  }
  for (const Entry &e : entries)
    std::printf("%s %u\n", e.name.c_str(), e.value);
}

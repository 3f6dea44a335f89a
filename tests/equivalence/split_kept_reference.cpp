// A name for the element stands in both parts.
// WANT: unsigned value = values.next();
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct item {
  std::string name;
  unsigned weight;
};

int main() {
  std::vector<item> items{{"a", 3}, {"b", 5}, {"c", 7}, {"d", 9}};
  for (std::size_t i = 0; i < items.size(); ++i) {
    const item &each = items[i];
    unsigned value = mix(each.weight);
    std::printf("%zu %s %u\n", i, each.name.c_str(), value);
  }
}

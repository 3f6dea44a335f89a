// What is not wanted is skipped first.
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct item {
  unsigned id;
  bool enabled;
};

int main() {
  std::vector<item> items{{1, true}, {2, false}, {3, true}, {4, false}, {5, true}, {6, true}};
  unsigned long total = 0;
  for (const item &i : items) {
    if (!i.enabled)
      continue;
    total += mix(i.id) % 1000;
  }
  std::printf("%lu\n", total);
}

// Elements are changed through a reference.
// WANT: .for_each(items, [&](Item &item) {
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct Item {
  unsigned seed, value;
};

int main() {
  std::vector<Item> items{{1, 0}, {2, 0}, {3, 0}, {4, 0}};
  for (Item &item : items) {
    item.value = mix(item.seed);
    item.seed = 0;
  }
  for (const Item &item : items)
    std::printf("%u %u\n", item.seed, item.value);
}

// The copy of each element counts in a global.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned copies = 0;

struct Item {
  explicit Item(unsigned v) : value(v) {}
  Item(const Item &other) : value(other.value) { ++copies; }
  Item &operator=(const Item &) = default;
  unsigned value;
};

std::vector<unsigned> all(const std::vector<Item> &items) {
  std::vector<unsigned> results;
  for (Item item : items)
    results.push_back(mix(item.value));
  return results;
}

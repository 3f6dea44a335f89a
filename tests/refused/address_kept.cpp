// The address of the round's own copy is kept.
// REFUSED: escaping-reference
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct Item {
  unsigned value;
};

void keep(const std::vector<Item> &items, std::vector<const Item *> &out) noexcept {
  for (std::size_t i = 0; i < items.size(); ++i) {
    Item item = items[i];
    item.value = mix(item.value);
    out[i] = &item;
  }
}

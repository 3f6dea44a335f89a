// A conversion operator counts in a global.
// REFUSED: loop-carried-dependence
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static unsigned conversions = 0;

struct Item {
  unsigned value;
  operator unsigned() const {
    ++conversions;
    return value;
  }
};

std::vector<unsigned> all(const std::vector<Item> &items) {
  std::vector<unsigned> results;
  for (const Item &item : items)
    results.push_back(mix(item));
  return results;
}

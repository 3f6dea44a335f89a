// The list that is walked grows by a method of its owner.
// REFUSED: bound-changed
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct owner {
  std::vector<unsigned> items;
  void add(unsigned x) { items.push_back(x); }
  void run() {
    for (std::size_t i = 0; i < items.size(); ++i)
      if (mix(items[i]) % 3 == 0)
        add(items[i] / 2);
  }
};

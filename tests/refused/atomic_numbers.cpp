// Numbers are given in the order of the rounds.
// REFUSED: shared-write
#include <atomic>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::atomic<unsigned> next{0};
struct item {
  unsigned number, value;
};
item make(unsigned seed) { return {next.fetch_add(1), mix(seed)}; }
std::vector<item> all(const std::vector<unsigned> &seeds) {
  std::vector<item> items;
  for (unsigned seed : seeds)
    items.push_back(make(seed));
  return items;
}

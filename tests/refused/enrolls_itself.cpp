// The constructor enrolls the object, though it is made by a library.
// REFUSED: shared-write
#include <memory>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct item;
std::vector<item *> known;
struct item {
  unsigned value;
  explicit item(unsigned x) : value(mix(x)) { known.push_back(this); }
};

std::vector<std::unique_ptr<item>> all(const std::vector<unsigned> &seeds) {
  std::vector<std::unique_ptr<item>> results;
  for (unsigned seed : seeds)
    results.push_back(std::make_unique<item>(seed));
  return results;
}

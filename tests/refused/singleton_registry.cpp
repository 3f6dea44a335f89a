// The registry is one for all.
// REFUSED: bound-changed
#include <cstddef>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class registry {
  std::vector<unsigned> entries_;

public:
  static registry &instance() {
    static registry one;
    return one;
  }
  std::size_t add(unsigned x) {
    entries_.push_back(x);
    return entries_.size();
  }
};
std::vector<std::size_t> all(const std::vector<unsigned> &seeds) {
  std::vector<std::size_t> ids;
  for (unsigned seed : seeds)
    ids.push_back(registry::instance().add(mix(seed)));
  return ids;
}
